import { syntaxTree } from '@codemirror/language';
import { type Range, RangeSetBuilder } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

const classes: Readonly<Record<string, string>> = {
  StrongEmphasis: 'notes-strong',
  Emphasis: 'notes-emphasis',
  InlineCode: 'notes-code',
  ATXHeading1: 'notes-heading',
  ATXHeading2: 'notes-heading',
  ATXHeading3: 'notes-heading',
  ListMark: 'notes-mark',
  QuoteMark: 'notes-mark',
  HeaderMark: 'notes-mark',
  EmphasisMark: 'notes-mark',
};

function look(view: EditorView): DecorationSet {
  const found: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: ({ name, from: start, to: end }) => {
        const className = classes[name];
        if (className && end > start) found.push(Decoration.mark({ class: className }).range(start, end));
      },
    });
  }
  const set = new RangeSetBuilder<Decoration>();
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  for (const { from, to, value } of found) set.add(from, to, value);
  return set.finish();
}

/** Shows what Markdown means while it is written, with the desk's own classes: only what is on the screen is read. */
export const markdownLook = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = look(view);
    }
    update(update: ViewUpdate) {
      const parsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || parsed) this.decorations = look(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
