/** The hash by which contents are known. */
import { hash } from 'node:crypto';

/** SHA-256, hexadecimal. */
export const hashOf = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex');
