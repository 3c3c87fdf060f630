// The organisation that everything belongs to which existed before there were others. Knows no members.

/** What has no other organisation is of this one: the key of API_KEY, the demo, what callers without a key make. */
export const defaultOrganisation = 'org_default';
