import ts from 'typescript';

import type { HouseFile } from './files.ts';

/** What was found, as `path:line what`. */
export type Complaint = string;

type Judge = (node: ts.Node, source: ts.SourceFile) => string | undefined;

/** Walks over a file's code (never its comments) and collects what `judge` has to say of each piece. */
function walk(file: HouseFile, judge: Judge): Complaint[] {
  const kind = file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, false, kind);
  const complaints: Complaint[] = [];
  const visit = (node: ts.Node): void => {
    const said = judge(node, source);
    if (said)
      complaints.push(`${file.path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${said}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return complaints;
}

/** A type that switches the types off. */
export function findAny(file: HouseFile): Complaint[] {
  return walk(file, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? 'says any' : undefined));
}

const SQL =
  /\b(select\s[\s\S]*?\sfrom\s+([a-z_]+\b(?!\()|\()|insert\s+into\s+[a-z]|update\s+[a-z_]+\s+(as\s+)?([a-z]\w*\s+)?set\s|delete\s+from\s+[a-z]|merge\s+into\s+[a-z])/;

/**
 * Texts that are statements about tables; the call of a narrow function is none. The house writes SQL in lower case, so a
 * sentence rarely reads like one.
 */
export function findSql(file: HouseFile): Complaint[] {
  return walk(file, (node, source) => {
    const isText =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
    return isText && SQL.test(node.getText(source)) ? 'holds SQL' : undefined;
  });
}

/** True when the file is a verb: what it exports begins with the file's own first word (`sell-package.ts`, `sellPackage`). */
export function isVerb(file: HouseFile): boolean {
  const word = /([a-z]+)[a-z0-9-]*\.ts$/.exec(file.path)?.[1];
  return word !== undefined && new RegExp(`export (async function|function|const) ${word}`).test(file.text);
}

const WRITES = /\b(insert into|update [a-z_]+|delete from|for (no key )?update|for share|lock table)\b/;

/** True when the file is a step of verbs: it writes or locks inside the transaction of a command, or states what is written there. */
export function isStep(file: HouseFile): boolean {
  return /import (type )?\{[^}]*\b(Tx|Statement)\b[^}]*\} from/.test(file.text) && WRITES.test(file.text);
}

const CLOCKS = /^(Date\.now|Temporal\.Now\b.*|performance\.now|Math\.random|process\..*|(crypto\.)?random[A-Z]\w*)$/;

/** What makes a rule answer differently tomorrow: the clock, chance, the environment. */
export function findClock(file: HouseFile): Complaint[] {
  return walk(file, (node, source) => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && !node.arguments?.length)
      return 'asks the clock';
    const isName =
      ts.isPropertyAccessExpression(node) || (ts.isCallExpression(node) && ts.isIdentifier(node.expression));
    const text = ts.isCallExpression(node) ? node.expression.getText(source) : isName ? node.getText(source) : '';
    return isName && CLOCKS.test(text) ? `asks ${text}` : undefined;
  });
}

/**
 * Statements about `tables` that do not name the organization: the predicate that goes with row-level security. A statement
 * put together from parts may have it in one of them, as long as that part stands in the same file.
 */
export function findUnbound(file: HouseFile, tables: readonly string[]): Complaint[] {
  const aboutTable = new RegExp(`\\b(from|join|update|into)\\s+(${tables.join('|')})\\b(?!\\s*\\()`);
  return walk(file, (node, source) => {
    const isText =
      ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
    const text = isText ? node.getText(source) : '';
    if (!SQL.test(text) || !aboutTable.test(text)) return undefined;
    const scope = ts.isTemplateExpression(node) ? file.text : text;
    return /organization_id/.test(scope) ? undefined : 'asks without the organization';
  });
}
