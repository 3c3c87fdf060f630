// Whether a JSON value belongs to a signature's type. Knows no language.
import type { Value, ValueType } from '../../shared/values.ts';

const int32 = 2 ** 31;

export function belongs(type: ValueType, value: Value): boolean {
  if (typeof type !== 'string') {
    if ('list' in type) return Array.isArray(value) && value.every((item) => belongs(type.list, item));
    if ('optional' in type) return value === null || belongs(type.optional, value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    return Object.values(value).every((item) => belongs(type.map, item));
  }
  switch (type) {
    case 'int':
      return Number.isInteger(value) && Number(value) >= -int32 && Number(value) < int32;
    case 'long':
      return Number.isSafeInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
  }
}
