/** `12[1]`, `12①`, `12*`: a mark that stands superscript behind a figure points to a note and is no digit of it. */
export const NOTE_MARK = /^\s*[[［(（【〔]?\s*(?:[\d①-⑳]{1,3}|[*＊†‡])\s*[\]］)）】〕]?\s*$/;
