// What the page is made of: its data blocks and the tables in them.
//
// A block is a script element of plain text: base64 of a zlib stream of JSON.
// Figures stand as the result files print them.

/** The bytes that a text of base64 stands for. */
function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** Decodes the block of an id and lets go of its text; null when the page has none. */
async function decodeBlock(id) {
  const block = document.getElementById(id);
  if (!block) return null;
  const bytes = bytesOf(block.textContent.trim());
  block.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/** A table by columns: numbers or null, or texts by number. */
class Table {
  constructor(data) {
    this.count = data.count;
    this.columns = data.columns;
    this.cells = new Map(data.columns.map((name, at) => [name, data.cells[at]]));
    this.indexes = new Map();
  }

  has(name) {
    return this.cells.has(name);
  }

  /** A number, a text, or null where the cell is empty or the table lacks the column. */
  value(name, row) {
    const column = this.cells.get(name);
    if (!column) return null;
    if (Array.isArray(column)) return column[row] ?? null;
    const at = column.at[row];
    return at >= 0 ? column.of[at] : null;
  }

  /** The parts of a cell that joins its parts by semicolons. */
  list(name, row) {
    const text = this.value(name, row);
    return text === null ? [] : String(text).split(";").filter((part) => part !== "");
  }

  /** Numbers of the rows whose cell is the value, in the order of the table. */
  rows(name, value) {
    if (!this.indexes.has(name)) this.indexes.set(name, this.#index(name));
    return this.indexes.get(name).get(value) ?? [];
  }

  #index(name) {
    const found = new Map();
    for (let row = 0; row < this.count; row += 1) {
      const value = this.value(name, row);
      if (!found.has(value)) found.set(value, []);
      found.get(value).push(row);
    }
    return found;
  }

  /** All values of a column that are there. */
  values(name) {
    return this.allRows().map((row) => this.value(name, row)).filter((value) => value !== null);
  }

  allRows() {
    return Array.from({ length: this.count }, (_, row) => row);
  }
}

/** The facilities, which the data hold as lists, asked like a table. */
class FacilityTable {
  constructor(data) {
    this.data = data;
    this.count = data.ids.length;
  }

  /** Name, id, status, file, or row in the file; null where it is not known. */
  value(name, row) {
    if (name === "facility_id") return this.data.ids[row];
    if (name === "row") return this.data.rows[row];
    const texts = this.data[{ name: "names", status: "status", file: "files" }[name]];
    return texts && texts.at[row] >= 0 ? texts.of[texts.at[row]] : null;
  }

  allRows() {
    return Array.from({ length: this.count }, (_, row) => row);
  }
}

/** The tables of a block by their names. */
function tablesOf(block) {
  const entries = Object.entries(block?.tables ?? {});
  return new Map(entries.map(([name, data]) => [name, data.ids ? new FacilityTable(data) : new Table(data)]));
}

/** Ranks rows by a figure, the greatest first; equal ones share a rank. */
function rankAmong(table, column, row, rows) {
  const own = table.value(column, row);
  if (own === null) return null;
  const others = rows.map((other) => table.value(column, other)).filter((value) => value !== null);
  return { rank: 1 + others.filter((value) => value > own).length, of: others.length };
}

/** The value below which a share of sorted numbers lies; null of none. */
function quantile(sorted, share) {
  if (sorted.length === 0) return null;
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}
