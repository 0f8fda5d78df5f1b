/** Writes names beside actors, those of the largest first, where they cover no other name and no other actor. */

export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** The actor's radius in pixels. */
  readonly size: number;
  readonly text: string;
  /** 2: is written even where it covers others; 1: comes before larger ones. */
  readonly rank: 0 | 1 | 2;
}

export interface LabelStyle {
  readonly font: string;
  readonly ink: string;
  readonly halo: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const MOST_OBSTACLES = 400;
const LONGEST = 38;

/** Writes as many names as find room into a picture of this width and height. */
export function writeLabels(
  context: CanvasRenderingContext2D,
  actors: readonly Labelled[],
  style: LabelStyle,
  width: number,
  height: number,
): void {
  const visible = actors.filter(({ x, y }) => x > -40 && y > -40 && x < width + 40 && y < height + 40);
  const ranked = [...visible].sort((one, other) => other.rank - one.rank || other.size - one.size);
  const taken = ranked.slice(0, MOST_OBSTACLES).map(({ x, y, size }) => around(x, y, size));
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = style.halo;
  context.fillStyle = style.ink;
  for (const [rank, actor] of ranked.entries()) {
    const points = Math.round(Math.min(15, 10.5 + actor.size * 0.28));
    context.font = `${actor.size > 11 ? 600 : 500} ${points}px ${style.font}`;
    const text = actor.text.length > LONGEST ? `${actor.text.slice(0, LONGEST - 1).trimEnd()}…` : actor.text;
    const boxes = boxesFor(actor, context.measureText(text).width, points, width, height);
    const free = boxes.find((box) => taken.every((other, place) => place === rank || !overlap(box, other)));
    const box = free ?? (actor.rank === 2 ? boxes[0] : undefined);
    if (!box) continue;
    taken.push(box);
    context.strokeText(text, box.left, (box.top + box.bottom) / 2);
    context.fillText(text, box.left, (box.top + box.bottom) / 2);
  }
}

function around(x: number, y: number, size: number): Box {
  return { left: x - size, right: x + size, top: y - size, bottom: y + size };
}

/** Places for a name: below, above, to the right and to the left, those that lie within the picture. */
function boxesFor({ x, y, size }: Labelled, length: number, points: number, width: number, height: number): Box[] {
  const tall = points * 1.25;
  const gap = 3;
  const at = (left: number, top: number): Box => ({ left, right: left + length, top, bottom: top + tall });
  const boxes = [
    at(x - length / 2, y + size + gap),
    at(x - length / 2, y - size - gap - tall),
    at(x + size + gap + 2, y - tall / 2),
    at(x - size - gap - 2 - length, y - tall / 2),
  ];
  return boxes.filter(
    ({ left, right, top, bottom }) => left >= 2 && right <= width - 2 && top >= 2 && bottom <= height - 2,
  );
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
