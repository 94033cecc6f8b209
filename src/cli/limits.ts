/** Seconds and megabytes that a document may take, unless the user says so. */
export const TIME_LIMIT = 60;
export const MEMORY_LIMIT = 1024;
