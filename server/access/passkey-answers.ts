// What a browser answers when it made a passkey or signed with one: the fields that are read, each with a limit.
import { z } from 'zod';

const base64url = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(most); // characters
const credentialId = base64url(1_400); // the standard allows 1,023 bytes
const common = {
  id: credentialId,
  rawId: credentialId,
  type: z.literal('public-key'),
  // No extension is asked for, and none is believed.
  clientExtensionResults: z
    .unknown()
    .optional()
    .transform(() => ({})),
};
const clientDataJSON = base64url(4_000);

export const madePasskeySchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON,
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});
export type MadePasskey = z.output<typeof madePasskeySchema>;

export const signedPasskeySchema = z.object({
  ...common,
  response: z.object({
    clientDataJSON,
    authenticatorData: base64url(4_000),
    signature: base64url(8_000),
    /** Who signs, as was told at the making. */
    userHandle: base64url(200),
  }),
});
export type SignedPasskey = z.output<typeof signedPasskeySchema>;
