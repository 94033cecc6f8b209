/** Elements by what they do to the text in them. */

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** They begin and end a line (HTML Living Standard, 15.3); whatever is not listed flows on in its line. */
export const BLOCKS = named(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary ul ' +
    'table thead tbody tfoot tr td th',
);

/** Their text is no text of the document. */
export const NO_TEXT = named(
  'audio button canvas datalist embed frame iframe math meter noembed noframes noscript object option progress script select ' +
    'style svg template textarea title video xml xmp',
);

/** What may stand for the text of a cell: a scanned number, a field of a form, a page of its own. */
export const PICTURES = named(
  'audio button canvas embed iframe img input math meter object progress select svg textarea video',
);

export const HEADINGS = named('h1 h2 h3 h4 h5 h6');
