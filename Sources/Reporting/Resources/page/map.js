// The map: two canvases, wider than what is seen, moved by a transform while the view moves and drawn anew
// when it rests or runs out. One carries the city, the other what changes under the pointer and what others add.
//
// For parts that are added later:
//   page.map.addLayer(layer)      layer = {draw(context, view), hit(x, y), grab(x, y, event)}, each optional but draw;
//                                 x, y in metres from the map's origin (core.map.origin adds the city's own)
//       draw(context, view)       draws over the city, below what is hovered; view.place(x, y) = [screen x, screen y],
//                                 view.scale = pixels a metre, view.box = what is seen
//       hit(x, y)                 what is there: {title, lines: [text], cursor, open()} or null; shown in the hover card,
//                                 open() on a click; the layer that was added last is asked first
//       grab(x, y, event)         an object {move(x, y), end(x, y), cancel()} that takes the pointer until it is let go, or null;
//                                 a layer so drags what it draws and the map stays
//   page.map.toWorld(px, py), page.map.toScreen(x, y)    between pixels of the map's element and metres
//   page.map.redraw()             draws all anew in the next frame; page.map.redrawOverlay() only what lies above
//   page.map.fit(box), page.map.centre(x, y, scale)

/** A rectangle of the city on a canvas of so many pixels. */
class View {
  constructor({ x, y, scale, width, height }) {
    Object.assign(this, { x, y, scale, width, height });
  }

  place(x, y) {
    return [(x - this.x) * this.scale + this.width / 2, (this.y - y) * this.scale + this.height / 2];
  }

  world(px, py) {
    return [this.x + (px - this.width / 2) / this.scale, this.y - (py - this.height / 2) / this.scale];
  }

  get box() {
    const [left, high] = this.world(0, 0);
    const [right, low] = this.world(this.width, this.height);
    return [left, low, right, high];
  }

  /** The same middle on a canvas that is greater on every side. */
  widened(factor) {
    return new View({ ...this, width: Math.round(this.width * factor), height: Math.round(this.height * factor) });
  }

  static around(box, width, height, margin = 24) {
    const scale = Math.min((width - 2 * margin) / Math.max(box[2] - box[0], 1), (height - 2 * margin) / Math.max(box[3] - box[1], 1));
    return new View({ x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2, scale: Math.max(scale, 1e-6), width, height });
  }
}

/** Adds a ring or line to the context's path; points nearer than most of a pixel to the last are left out. */
function trace(context, points, view, closes) {
  const { scale } = view;
  const shiftX = view.width / 2 - view.x * scale;
  const shiftY = view.height / 2 + view.y * scale;
  let x = points[0] * scale + shiftX;
  let y = shiftY - points[1] * scale;
  context.moveTo(x, y);
  for (let at = 2; at < points.length; at += 2) {
    const nextX = points[at] * scale + shiftX;
    const nextY = shiftY - points[at + 1] * scale;
    if (Math.abs(nextX - x) + Math.abs(nextY - y) < 0.8 && at + 2 < points.length) continue;
    x = nextX;
    y = nextY;
    context.lineTo(x, y);
  }
  if (closes) context.closePath();
}

function traceShape(context, shape, view, closes = true) {
  for (const points of shape.parts) trace(context, points, view, closes);
}

const drawnMargin = 1.4;

class CityMap {
  constructor(holder) {
    this.holder = holder;
    this.base = element("canvas", { "aria-hidden": "true" });
    this.overlay = element("canvas", { "aria-hidden": "true" });
    holder.prepend(this.base, this.overlay);
    this.layers = [];
    this.drawings = 0;
    new ResizeObserver(() => this.resize()).observe(holder);
  }

  get size() {
    return [Math.max(this.holder.clientWidth, 1), Math.max(this.holder.clientHeight, 1)];
  }

  addLayer(layer) {
    this.layers.push(layer);
    this.redrawOverlay();
  }

  toWorld(px, py) {
    return this.view.world(px, py);
  }

  toScreen(x, y) {
    return this.view.place(x, y);
  }

  resize() {
    const [width, height] = this.size;
    if (width < 2 || height < 2 || (this.view?.width === width && this.view?.height === height)) return;
    const isFirst = !this.view;
    this.home = this.around(geography.box, 24);
    this.view = isFirst ? this.home : new View({ ...this.view, width, height });
    if (isFirst && this.wantedBox) this.fit(this.wantedBox);
    this.drawNow();
  }

  /** Shows a box of the city, as near as is sensible. */
  fit(box, margin = 40) {
    this.wantedBox = box;
    if (!this.view) return;
    const fitted = this.around(box, margin);
    this.moveTo({ ...fitted, scale: Math.min(fitted.scale, 0.5) });
  }

  /** A view of a box in the part of the map that nothing covers. */
  around(box, margin) {
    const [width, height] = this.size;
    const left = width > 760 ? Math.min(290, width / 3) : 0;
    const below = width <= 760 && mapView.isOpen ? Math.max(0, height - 0.34 * innerHeight) : 0;
    const free = View.around(box, width - left, height - below, Math.min(margin, width / 6, (height - below) / 6));
    return new View({ ...free, x: free.x - left / 2 / free.scale, y: free.y - below / 2 / free.scale, width, height });
  }

  centre(x, y, scale = this.view.scale) {
    this.moveTo({ ...this.view, x, y, scale });
  }

  zoomAt(px, py, factor) {
    const [x, y] = this.view.world(px, py);
    const scale = Math.min(Math.max(this.view.scale * factor, this.home.scale / 3), 8);
    const [width, height] = this.size;
    this.moveTo({ x: x - (px - width / 2) / scale, y: y + (py - height / 2) / scale, scale });
  }

  pan(dx, dy) {
    this.moveTo({ ...this.view, x: this.view.x - dx / this.view.scale, y: this.view.y + dy / this.view.scale });
  }

  moveTo(view) {
    const [width, height] = this.size;
    const [left, low, right, high] = geography.box;
    const x = Math.min(Math.max(view.x, left), right);
    const y = Math.min(Math.max(view.y, low), high);
    this.view = new View({ x, y, scale: view.scale, width, height });
    this.transform();
    if (this.isUsedUp()) this.redraw();
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), 140);
  }

  rest() {
    const { x, y, scale } = this.drawn;
    if (x !== this.view.x || y !== this.view.y || scale !== this.view.scale) this.redraw();
  }

  /** Whether what is drawn no longer fills what is seen, or is too coarse for it. */
  isUsedUp() {
    const ratio = this.view.scale / this.drawn.scale;
    if (ratio > 1.8 || ratio < 0.75) return true;
    const seen = this.view.box;
    const drawn = this.drawn.box;
    return seen[0] < drawn[0] || seen[1] < drawn[1] || seen[2] > drawn[2] || seen[3] > drawn[3];
  }

  transform() {
    const dx = (this.drawn.x - this.view.x) * this.view.scale;
    const dy = (this.view.y - this.drawn.y) * this.view.scale;
    const move = `translate(${dx}px, ${dy}px) scale(${this.view.scale / this.drawn.scale})`;
    page.tell("move", this.view);
    this.base.style.transform = move;
    this.overlay.style.transform = move;
  }

  redraw() {
    this.wantsBase = true;
    this.redrawOverlay();
  }

  redrawOverlay() {
    if (this.frame || !this.view) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = null;
      if (this.wantsBase) this.drawNow();
      else this.drawOverlay();
    });
  }

  drawNow() {
    if (!this.view) return;
    this.wantsBase = false;
    this.drawn = this.view.widened(drawnMargin);
    const context = this.prepare(this.base);
    drawCity(context, this.drawn);
    this.drawOverlay();
    this.transform();
    this.drawings += 1;
  }

  drawOverlay() {
    const context = this.prepare(this.overlay);
    for (const layer of this.layers) layer.draw(context, this.drawn);
    drawMarked(context, this.drawn);
  }

  /** A canvas of the drawn view's size, cleared, in pixels of the page. */
  prepare(canvas) {
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 3);
    const [width, height] = [this.drawn.width, this.drawn.height];
    const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
      Object.assign(canvas.style, { marginLeft: `${-width / 2}px`, marginTop: `${-height / 2}px` });
    }
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  /** What an added layer has at a place of the screen. */
  hitLayer(px, py) {
    const [x, y] = this.toWorld(px, py);
    for (const layer of this.layers.toReversed()) {
      const found = layer.hit?.(x, y);
      if (found) return found;
    }
    return null;
  }

  /** Whoever takes the pointer that goes down at a place. */
  grab(px, py, event) {
    const [x, y] = this.toWorld(px, py);
    for (const layer of this.layers.toReversed()) {
      const drag = layer.grab?.(x, y, event);
      if (drag) return drag;
    }
    return null;
  }

  /** The row of the chosen type's facility within some pixels of a place, or null. */
  facilityAt(px, py, within = 8) {
    if (!page.state.layers.facilities || !isAboutType() || this.view.scale < facilityScale()) return null;
    const [x, y] = this.toWorld(px, py);
    let best = { row: null, distance: within / this.view.scale };
    for (const row of geography.ofType(page.state.type)) {
      const distance = Math.hypot(geography.facilities.x[row] - x, geography.facilities.y[row] - y);
      if (distance < best.distance) best = { row, distance };
    }
    return best.row;
  }
}
