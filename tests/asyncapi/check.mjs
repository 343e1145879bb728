// AsyncAPI's own parser over one document: says what it finds, exits 1 on an error or warning.
import {Parser, fromFile} from '@asyncapi/parser';

const {document, diagnostics} = await fromFile(new Parser(), process.argv[2]).parse();
for (const one of diagnostics) {
  console.log(`${one.range.start.line + 1}: ${one.code}: ${one.message}`);
}
const bad = !document || diagnostics.some((one) => one.severity <= 1);
console.log(bad ? 'not valid' : `valid: ${document.operations().length} operations`);
process.exit(bad ? 1 : 0);
