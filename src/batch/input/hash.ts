/** The hash by which contents are known. */
import { createHash } from 'node:crypto';

/** SHA-256, hexadecimal. */
export const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
