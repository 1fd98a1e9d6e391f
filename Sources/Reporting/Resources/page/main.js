document.body.append((await readBlock("core")).title);
