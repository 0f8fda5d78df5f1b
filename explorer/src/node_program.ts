/** Draws actors with WebGL: a shape for each kind of actor, as colour alone would not tell them apart. */

import type { NodeDisplayData, RenderParams } from "sigma/types";
import { NodeProgram, type ProgramInfo } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import { setViewUniforms, UNIFORMS, VIEW, type Uniform } from "./view_uniforms";

export const SHAPES: Readonly<Record<string, number>> = { country: 0, organization: 1, person: 2, group: 3, place: 4 };

const VERTEX = /* glsl */ `${VIEW}
attribute vec2 a_corner;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
attribute vec4 a_color;
attribute vec4 a_border;
attribute vec4 a_id;
varying vec2 v_point;
varying float v_size;
varying float v_shape;
varying vec4 v_color;
varying vec4 v_border;
void main() {
  float size = a_size / u_sizeRatio;
  float reach = size * 1.3 + 3.0;
  gl_Position = vec4((place(a_position) + a_corner * reach) * 2.0 / u_resolution, 0.0, 1.0);
  v_point = a_corner * reach;
  v_size = size;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
  v_border = a_border;
  v_border.a *= bias;
}`;

// Distances to outlines after Inigo Quilez, "2D distance functions".
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec2 v_point;
varying float v_size;
varying float v_shape;
varying vec4 v_color;
varying vec4 v_border;
float outside(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) {
    vec2 q = abs(p) - vec2(r * 0.86 - r * 0.22);
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - r * 0.22;
  }
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - r * 1.22) * 0.7071;
  if (v_shape < 3.5) {
    vec2 q = vec2(abs(p.x), p.y + r * 0.15);
    return max(q.x * 0.866 + q.y * 0.5, -q.y) - r * 0.68;
  }
  return abs(length(p) - r * 0.75) - r * 0.28;
}
void main() {
  float d = outside(v_point, v_size);
  #ifdef PICKING_MODE
  if (d > 3.0) discard;
  gl_FragColor = v_color;
  #else
  float border = 1.6;
  float alpha = 1.0 - smoothstep(border - 0.6, border + 0.6, d);
  vec4 color = mix(v_color, v_border, smoothstep(-0.6, 0.6, d));
  gl_FragColor = vec4(color.rgb * alpha, alpha);
  #endif
}`;

export class ShapeProgram extends NodeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: 4,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_border", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [-1, -1],
        [1, -1],
        [-1, 1],
        [1, 1],
      ],
    };
  }

  override processVisibleItem(
    id: number,
    at: number,
    data: NodeDisplayData & { shape?: number; border?: string },
  ): void {
    this.array[at++] = data.x;
    this.array[at++] = data.y;
    this.array[at++] = data.size;
    this.array[at++] = data.shape ?? 0;
    this.array[at++] = floatColor(data.color);
    this.array[at++] = floatColor(data.border ?? "#ffffff");
    this.array[at++] = id;
  }

  override setUniforms(params: RenderParams, info: ProgramInfo<Uniform>): void {
    setViewUniforms(params, info);
  }
}
