// Exported questions as a file that the browser saves, and a chosen file as what import takes. Knows no question.
export type Format = 'json' | 'yaml' | 'zip';
interface Packed {
  format: string;
  text?: string | undefined;
  zip?: string | undefined;
}

const types: Record<Format, string> = {
  json: 'application/json',
  yaml: 'application/yaml',
  zip: 'application/zip',
};

/** `name` without its ending. */
export function saveFile(name: string, format: Format, { text, zip }: Packed): void {
  const data = zip === undefined ? (text ?? '') : Uint8Array.from(atob(zip), (char) => char.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data], { type: types[format] }));
  link.download = `${name}.${format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser has read it by then
}

export async function readFile(file: File): Promise<{ format: Format; text?: string; zip?: string }> {
  if (/\.zip$/i.test(file.name)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = '';
    for (let i = 0; i < bytes.length; i += 8_192)
      binary += String.fromCharCode(...bytes.subarray(i, i + 8_192));
    return { format: 'zip', zip: btoa(binary) };
  }
  return { format: /\.ya?ml$/i.test(file.name) ? 'yaml' : 'json', text: await file.text() };
}
