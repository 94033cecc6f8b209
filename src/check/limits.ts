/** Bounds of the checks. No report comes near them; hostile input does. */
export const LIMITS = {
  /** Characters of a report's prose in which counts are looked for; a report has 5 to 20 thousand. */
  proseCharacters: 200_000,
  /** Characters before and behind a count that are looked at. */
  sentenceCharacters: 300,
} as const;
