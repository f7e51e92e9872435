// How the chosen outline is drawn, and the others.
const CLEAR = { line: '#ffb000', opacity: 1, tint: 0.22 };
const FAINT = { line: '#ffffff', opacity: 0.5, tint: 0.08 };

/** An object's mask: the alpha of a canvas of the picture's size. */
class Layer {

	mask = document.createElement('canvas');

	/** Whether the user has changed it. */
	changed = false;

	/** What it was before each stroke. */
	history = [];

	/**
	 * @param {?ImageBitmap} white where the object is; null for an empty outline
	 * @param {boolean} rest whether it is where no other is, until the user changes it
	 */
	constructor(width, height, white, rest) {
		this.rest = rest;
		this.mask.width = width;
		this.mask.height = height;
		if (!white) return;
		this.pen.drawImage(white, 0, 0);
		const pixels = this.pixels;
		for (let i = 0; i < pixels.data.length; i += 4) {
			pixels.data[i + 3] = pixels.data[i];
			pixels.data[i] = pixels.data[i + 1] = pixels.data[i + 2] = 255;
		}
		this.pen.putImageData(pixels, 0, 0);
	}

	get pen() {
		return this.mask.getContext('2d', { willReadFrequently: true });
	}

	get pixels() {
		return this.pen.getImageData(0, 0, this.mask.width, this.mask.height);
	}
}

/**
 * A picture with the outlines of what will be restyled, one for each object. The
 * chosen one can be corrected with a brush, and undone; the others are faint.
 */
export class Outline {

	#canvas;
	#layers = [new Layer(1, 1)];
	#chosen = 0;
	#edge = document.createElement('canvas');
	#picture = null;
	#brush = { add: true, size: 30, x: 0, y: 0, shown: false };
	#down = false;
	#frame = 0;

	/** Whether it can be corrected. */
	editable = true;

	/** Called after each change. */
	onchange = () => {};

	constructor(canvas) {
		this.#canvas = canvas;
		canvas.addEventListener('pointerdown', event => {
			if (!this.editable || event.button > 0) return;
			canvas.setPointerCapture(event.pointerId);
			canvas.focus({ preventScroll: true });
			event.preventDefault();
			this.#down = true;
			this.#remember();
			this.#move(event);
			this.#paint(this.#brush.x, this.#brush.y);
		});
		canvas.addEventListener('pointermove', event => {
			const { x, y } = this.#brush;
			this.#move(event);
			if (this.#down) this.#paint(x, y);
		});
		for (const end of ['pointerup', 'pointercancel'])
			canvas.addEventListener(end, () => this.#down = false);
		canvas.addEventListener('pointerleave', () => {
			this.#brush.shown = false;
			this.#draw();
		});
		canvas.addEventListener('keydown', event => this.#key(event));
		canvas.addEventListener('blur', () => {
			this.#brush.shown = false;
			this.#draw();
		});
	}

	/** @param {CanvasImageSource} picture null where the browser cannot show it */
	show(picture, width, height) {
		for (const canvas of [this.#canvas, this.#edge]) {
			canvas.width = width;
			canvas.height = height;
		}
		this.#picture = picture;
		this.#brush.x = width / 2;
		this.#brush.y = height / 2;
		this.size = Math.max(4, Math.round(Math.max(width, height) / 16));
		this.set([null]);
	}

	/**
	 * @param {(?ImageBitmap)[]} masks white is the object; null for an empty outline
	 * @param {boolean[]} rest which of them are where no other is
	 */
	set(masks, rest = []) {
		const { width, height } = this.#canvas;
		this.#layers = masks.map((mask, index) => new Layer(width, height, mask, !!rest[index]));
		this.#fillRest();
		this.choose(0);
	}

	/** The index of the outline that is corrected. */
	get chosen() {
		return this.#chosen;
	}

	choose(index) {
		this.#chosen = index;
		this.#draw();
		this.onchange();
	}

	clear() {
		this.#remember();
		this.#layer.pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
		this.#touched();
	}

	undo() {
		const before = this.#layer.history.pop();
		if (!before) return;
		this.#layer.pen.putImageData(before.pixels, 0, 0);
		this.#layer.changed = before.changed;
		this.#fillRest();
		this.#draw();
		this.onchange();
	}

	get canUndo() {
		return this.#layer.history.length > 0;
	}

	/** Whether the user has changed an outline. */
	changed(index) {
		return this.#layers[index].changed;
	}

	get add() {
		return this.#brush.add;
	}

	set add(add) {
		this.#brush.add = add;
		this.onchange();
	}

	/** The brush's diameter, in the picture's pixels. */
	get size() {
		return this.#brush.size;
	}

	set size(size) {
		this.#brush.size = Math.min(Math.max(2, size), Math.max(this.#canvas.width, this.#canvas.height));
		this.#draw();
		this.onchange();
	}

	/** The fraction of the picture that an outline covers. */
	coverage(index) {
		const pixels = this.#layers[index].pixels.data;
		let sum = 0;
		for (let i = 3; i < pixels.length; i += 4)
			sum += pixels[i];
		return sum / 255 / (pixels.length / 4);
	}

	/** An outline as a PNG: white is the object. */
	async png(index) {
		const flat = new OffscreenCanvas(this.#canvas.width, this.#canvas.height);
		const pen = flat.getContext('2d');
		pen.fillStyle = 'black';
		pen.fillRect(0, 0, flat.width, flat.height);
		pen.drawImage(this.#layers[index].mask, 0, 0);
		return flat.convertToBlob({ type: 'image/png' });
	}

	get #layer() {
		return this.#layers[this.#chosen];
	}

	#move(event) {
		const box = this.#canvas.getBoundingClientRect();
		this.#brush.x = (event.clientX - box.left) * this.#canvas.width / box.width;
		this.#brush.y = (event.clientY - box.top) * this.#canvas.height / box.height;
		this.#brush.shown = true;
		this.#draw();
	}

	#key(event) {
		if (!this.editable) return;
		const step = Math.max(1, this.#brush.size / (event.shiftKey ? 8 : 2));
		const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
		if ((event.ctrlKey || event.metaKey) && event.key === 'z') this.undo();
		else if (event.ctrlKey || event.metaKey || event.altKey) return;
		else if (moves[event.key]) {
			this.#brush.x = Math.min(Math.max(0, this.#brush.x + moves[event.key][0]), this.#canvas.width);
			this.#brush.y = Math.min(Math.max(0, this.#brush.y + moves[event.key][1]), this.#canvas.height);
		}
		else if (event.key === ' ') {
			this.#remember();
			this.#paint(this.#brush.x, this.#brush.y);
		}
		else if (event.key === 'a' || event.key === 'e') this.add = event.key === 'a';
		else if (event.key === '[' || event.key === ']') this.size = Math.round(this.size * (event.key === ']' ? 1.25 : 0.8));
		else return;
		event.preventDefault();
		this.#brush.shown = true;
		this.#draw();
	}

	#remember() {
		const { history, pixels, changed } = this.#layer;
		history.push({ pixels, changed });
		// All outlines together keep about as much as one would.
		if (history.length > Math.ceil(24 / (1 + this.#layers.length))) history.shift();
	}

	#paint(fromX, fromY) {
		const pen = this.#layer.pen;
		pen.globalCompositeOperation = this.#brush.add ? 'source-over' : 'destination-out';
		pen.strokeStyle = 'white';
		pen.lineCap = 'round';
		pen.lineWidth = this.#brush.size;
		pen.beginPath();
		pen.moveTo(fromX, fromY);
		pen.lineTo(this.#brush.x, this.#brush.y + 0.01);
		pen.stroke();
		pen.globalCompositeOperation = 'source-over';
		this.#touched();
	}

	/** As the server does: the rest is where none of the others is. */
	#fillRest() {
		const filled = this.#layers.filter(layer => layer.rest && !layer.changed);
		for (const { pen } of filled) {
			pen.globalCompositeOperation = 'source-over';
			pen.fillStyle = 'white';
			pen.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
			pen.globalCompositeOperation = 'destination-out';
			for (const other of this.#layers)
				if (!filled.includes(other)) pen.drawImage(other.mask, 0, 0);
			pen.globalCompositeOperation = 'source-over';
		}
	}

	#touched() {
		this.#layer.changed = true;
		this.#fillRest();
		this.#draw();
		this.onchange();
	}

	#draw() {
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(() => this.#drawNow());
	}

	#drawNow() {
		const { width, height } = this.#canvas;
		const pen = this.#canvas.getContext('2d');
		pen.globalAlpha = 1;
		pen.fillStyle = '#888';
		pen.fillRect(0, 0, width, height);
		if (this.#picture) pen.drawImage(this.#picture, 0, 0, width, height);
		for (const layer of this.#layers)
			if (layer !== this.#layer) this.#drawMask(pen, layer.mask, FAINT);
		this.#drawMask(pen, this.#layer.mask, CLEAR);
		if (this.#brush.shown && this.editable) this.#drawBrush(pen);
	}

	/** Tinted, with an edge of two colours that is seen on any picture. */
	#drawMask(pen, mask, { line, opacity, tint }) {
		const { width, height } = this.#canvas;
		const box = this.#canvas.getBoundingClientRect();
		const pixel = Math.max(1, width / Math.max(1, box.width));
		const edge = this.#edge.getContext('2d');
		pen.globalAlpha = opacity;
		for (const [colour, reach] of [['#14171e', 2.6 * pixel], [line, 1.5 * pixel]]) {
			edge.globalCompositeOperation = 'source-over';
			edge.clearRect(0, 0, width, height);
			for (let i = 0; i < 12; i++)
				edge.drawImage(mask, reach * Math.cos(i * Math.PI / 6), reach * Math.sin(i * Math.PI / 6));
			edge.globalCompositeOperation = 'source-in';
			edge.fillStyle = colour;
			edge.fillRect(0, 0, width, height);
			edge.globalCompositeOperation = 'destination-out';
			edge.drawImage(mask, 0, 0);
			pen.drawImage(this.#edge, 0, 0);
		}
		edge.globalCompositeOperation = 'source-over';
		edge.clearRect(0, 0, width, height);
		edge.drawImage(mask, 0, 0);
		edge.globalCompositeOperation = 'source-in';
		edge.fillStyle = line;
		edge.fillRect(0, 0, width, height);
		pen.globalAlpha = tint;
		pen.drawImage(this.#edge, 0, 0);
		pen.globalAlpha = 1;
	}

	#drawBrush(pen) {
		const box = this.#canvas.getBoundingClientRect();
		const pixel = Math.max(1, this.#canvas.width / Math.max(1, box.width));
		for (const [colour, width] of [['black', 3], [this.#brush.add ? 'white' : '#ff6b6b', 1.5]]) {
			pen.strokeStyle = colour;
			pen.lineWidth = width * pixel;
			pen.beginPath();
			pen.arc(this.#brush.x, this.#brush.y, this.#brush.size / 2, 0, 7);
			pen.stroke();
		}
	}
}
