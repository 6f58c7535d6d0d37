import { xmlScanner } from '../../electron/export/xml-scan.ts';
import { unescapeXml } from '../../electron/export/xml-text.ts';

/** An element with what is in it; `text` is its own, unescaped. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

/** A document as a tree. Throws where it is not well-formed. */
export function xmlTree(xml: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const here = () => open.at(-1) ?? top;
  const fault = xmlScanner()(xml, {
    open: ({ name, attributes }) => {
      const own = Object.fromEntries([...attributes].map(([key, value]) => [key, unescapeXml(value)]));
      const node: XmlNode = { name, attributes: own, children: [], text: '' };
      here().children.push(node);
      open.push(node);
    },
    close: () => open.pop(),
    text: (text) => {
      here().text += unescapeXml(text);
    },
  });
  const [root] = top.children;
  if (fault !== null || !root) throw new Error(fault ?? 'nothing in it');
  return root;
}

const text = 'Description PlainTextContent PlainTextSelection Coding NoteRef VariableValue';
/** What stands in what, and in which order, by the schema of QDA-XML projects 1.0. */
const ORDER: Readonly<Record<string, string>> = {
  Project: 'Users CodeBook Variables Cases Sources Notes Links Sets Graphs Description NoteRef',
  Users: 'User',
  CodeBook: 'Codes',
  Codes: 'Code',
  Code: 'Description NoteRef Code',
  Variables: 'Variable',
  Variable: 'Description',
  Cases: 'Case',
  Case: 'Description CodeRef VariableValue SourceRef SelectionRef',
  VariableValue: 'VariableRef TextValue IntegerValue',
  Sources: 'TextSource',
  TextSource: text,
  Notes: 'Note',
  Note: text,
  PlainTextSelection: 'Description Coding NoteRef',
  Coding: 'CodeRef NoteRef',
  Links: 'Link',
  Link: 'NoteRef',
  Sets: 'Set',
  Set: 'Description MemberCode MemberSource MemberNote',
};

/** Where children are not what the schema of QDA-XML has there, or not in its order. */
export function childOrderFaults({ name, children }: XmlNode): string[] {
  const order = (ORDER[name] ?? '').split(' ');
  const places = children.map((child) => order.indexOf(child.name));
  const own = places.flatMap((place, at) =>
    place === -1 || place < Math.max(...places.slice(0, at)) ? [`${name}: ${children[at]?.name}`] : [],
  );
  return [...own, ...children.flatMap(childOrderFaults)];
}
