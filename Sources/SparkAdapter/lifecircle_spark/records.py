"""Records of the program's tables as they stand in the file, so that they can be put together byte for byte."""

import hashlib

MARK = "\ufeff"


class CSVFile:
    """A table that the program wrote: UTF-8 with byte order mark, commas, lines ended by LF, quotes where needed."""

    def __init__(self, path):
        self.path = path
        self.name = path.rsplit("/", 1)[-1]
        self._header = None

    @property
    def header(self):
        if self._header is None:
            self._header = next(self._all())
        return self._header

    def records(self):
        """The records behind the header, one after the other; none is changed."""
        records = self._all()
        next(records)
        yield from records

    def told(self):
        """The header, how many records there are, and the SHA-256 of all of them, each with its line feed."""
        return {"header": self.header, **fingerprint(self.records())}

    def _all(self):
        with open(self.path, encoding="utf-8", newline="\n") as file:
            record = ""
            for line in file:
                record += line
                if record.count('"') % 2 == 0:
                    yield record.removeprefix(MARK).removesuffix("\n")
                    record = ""


def fingerprint(records):
    count, digest = 0, hashlib.sha256()
    for record in records:
        digest.update(record.encode() + b"\n")
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def cells(record):
    """The cells of a record as they stand, quotes included."""
    found, start, quoted = [], 0, False
    for place, character in enumerate(record):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            found.append(record[start:place])
            start = place + 1
    return found + [record[start:]]


def cell(text):
    """A text as a cell, guarded as the program guards it: what a spreadsheet could take for a formula gets a '."""
    if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") and text:
        return '"\'' + text.replace('"', '""') + '"'
    if set(text) & set(',"\n\r'):
        return '"' + text.replace('"', '""') + '"'
    return text
