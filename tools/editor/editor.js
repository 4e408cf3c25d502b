// The editor of the desk: CodeMirror with Markdown as footpress reads it. Bundled into templates/desk/editor.js by bundle.sh.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Language, defineLanguageFacet, languageDataProp, syntaxHighlighting } from "@codemirror/language";
import { forEachDiagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tagHighlighter, tags } from "@lezer/highlight";
import { Strikethrough, Subscript, Superscript, Table, parser } from "@lezer/markdown";

// What CommonMark has not: the call of a note and the key of a citation. What footpress does not read: HTML. A note goes on with a blank
// before its lines, so that these are no code; and [^1]: begins a note, no link.
const footpress = {
  defineNodes: [{ name: "NoteCall", style: tags.labelName }, { name: "CitationKey", style: tags.variableName }],
  parseInline: [
    { name: "NoteCall", before: "Link", parse: (inline, next, at) => token(inline, at, next === 91, /^\[\^[^\]\s]+\]/, "NoteCall") },
    { name: "CitationKey", parse: (inline, next, at) => token(inline, at, next === 64 && !/[\w\\.]/.test(inline.slice(Math.max(inline.offset, at - 1), at)), /^@(?:\{[^{}]+\}|\w(?:[\w:.#$%&+?<>~/-]*\w)?)/, "CitationKey") },
  ],
  remove: ["IndentedCode", "HTMLBlock", "HTMLTag", "LinkReference"],
};
function token(inline, at, may, pattern, name) {
  const found = may && pattern.exec(inline.slice(at, Math.min(inline.end, at + 200)));
  return found ? inline.addElement(inline.elt(name, at, at + found[0].length)) : -1;
}

const facet = defineLanguageFacet();
const markdown = new Language(
  facet,
  parser.configure([footpress, Table, Strikethrough, Subscript, Superscript, { props: [languageDataProp.add({ Document: facet })] }]),
  [],
  "markdown",
);
const classes = tagHighlighter([
  { tag: tags.heading, class: "md-heading" },
  { tag: tags.emphasis, class: "md-emphasis" },
  { tag: tags.strong, class: "md-strong" },
  { tag: tags.labelName, class: "md-call" },
  { tag: tags.variableName, class: "md-key" },
  { tag: [tags.url, tags.link], class: "md-link" },
  { tag: tags.monospace, class: "md-code" },
  { tag: tags.quote, class: "md-quote" },
  { tag: [tags.processingInstruction, tags.contentSeparator], class: "md-sign" },
]);
const fromOutside = Annotation.define();

// An editor in `parent`. `told` hears of each change that a person makes, `moved` of each move of the cursor. Tab is left to the page.
function open(parent, { text, nonce, label, describedBy, first, readOnly, phrases, told, moved }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorState.phrases.of(phrases),
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy, spellcheck: "true", tabindex: "0" }),
        EditorView.perLineTextDirection.of(true),
        EditorView.lineWrapping,
        lineNumbers({ formatNumber: (number) => String(number + first - 1) }), highlightActiveLineGutter(), highlightActiveLine(), drawSelection(), history(), lintGutter(),
        search({ top: true }), highlightSelectionMatches(),
        markdown, syntaxHighlighting(classes),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((each) => each.annotation(fromOutside))) told();
          if (update.selectionSet || update.docChanged) moved();
        }),
      ],
    }),
  });
  let marked = [], found = null;
  const exchange = (from, to, insert) => view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, scrollIntoView: true });
  const line = (number) => view.state.doc.line(Math.max(1, Math.min(number, view.state.doc.lines)));
  return {
    dom: view.dom,
    text: () => view.state.doc.toString(),
    // The text that stands now; what differs alone is exchanged, so that the cursor stays where it was.
    put(text) {
      const old = view.state.doc.toString();
      let start = 0, end = old.length, newEnd = text.length;
      while (start < end && start < newEnd && old[start] === text[start]) start++;
      while (end > start && newEnd > start && old[end - 1] === text[newEnd - 1]) { end--; newEnd--; }
      if (start < end || start < newEnd) view.dispatch({ changes: { from: start, to: end, insert: text.slice(start, newEnd) }, annotations: fromOutside.of(true) });
    },
    // Findings: {line, severity, message, start, end, instead, name}; where `start` is null, the line is meant, and nothing mends it.
    mark(findings) {
      marked = findings.map((each) => {
        const at = line(each.line), isMended = each.start !== null && at.from + each.end <= at.to;
        const apply = (_, from, to) => exchange(from, to, each.instead);
        return {
          from: isMended ? at.from + each.start : at.from, to: isMended ? at.from + each.end : at.to, severity: each.severity, message: each.message,
          actions: isMended && each.name ? [{ name: each.name, apply }] : [],
        };
      });
      view.dispatch(setDiagnostics(view.state, marked));
    },
    // What mends the finding of this place in the last list, wherever it stands now.
    remedy(place) {
      forEachDiagnostic(view.state, (each, from, to) => { if (each === marked[place]) found = [each, from, to]; });
      if (found) found[0].actions[0]?.apply(view, found[1], found[2]);
      found = null;
    },
    toLine(number) {
      const at = line(number);
      view.dispatch({ selection: { anchor: at.from, head: at.to }, effects: EditorView.scrollIntoView(at.from, { y: "center" }) });
      view.focus();
    },
    here: () => view.state.doc.lineAt(view.state.selection.main.head).text,
    focus: () => view.focus(),
  };
}

window.footpressEditor = open;
