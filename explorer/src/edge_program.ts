/**
 * Draws relations with WebGL: bent lines with an arrow, whose dashes tell what occurred from what is talked of,
 * alleged and denied. Sigma has no dashes of its own. Each line is a narrow strip along its bend, in which the
 * line is drawn by distance in pixels.
 */

import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { EdgeProgram, type ProgramInfo } from "sigma/rendering";
import { floatColor } from "sigma/utils";
import { GROUPS, type Group } from "./standing";
import { setViewUniforms, UNIFORMS, VIEW, type Uniform } from "./view_uniforms";

const VERTEX = /* glsl */ `${VIEW}
attribute vec2 a_corner;
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec2 a_radii;
attribute vec4 a_look;
attribute vec4 a_color;
attribute vec4 a_id;
varying vec2 v_point;
varying float v_length;
varying vec2 v_radii;
varying vec3 v_look;
varying vec4 v_color;
void main() {
  vec2 start = place(a_start);
  vec2 end = place(a_end);
  vec2 along = end - start;
  float span = max(length(along), 0.001);
  along /= span;
  vec2 across = vec2(-along.y, along.x);
  float bend = min(a_look.y * span, 90.0);
  float t = a_corner.x;
  float slope = 4.0 * bend * (1.0 - 2.0 * t) / span;
  vec2 normal = (across - along * slope) / sqrt(1.0 + slope * slope);
  float side = a_corner.y * (a_look.x * 1.1 + 8.0);
  vec2 point = start + along * t * span + across * bend * 4.0 * t * (1.0 - t) + normal * side;
  gl_Position = vec4(point * 2.0 / u_resolution, 0.0, 1.0);
  v_point = vec2(t * span, side);
  v_length = span;
  v_radii = a_radii / u_sizeRatio + 2.0;
  v_look = vec3(a_look.x, a_look.z, a_look.w);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

// v_look: thickness, group (0 solid, 1 long dashes, 2 dots, 3 far dashes with a cross), 1 where there is an arrow.
const FRAGMENT = /* glsl */ `
precision highp float;
varying vec2 v_point;
varying float v_length;
varying vec2 v_radii;
varying vec3 v_look;
varying vec4 v_color;
void main() {
  float u = v_point.x;
  float d = v_point.y;
  float half_line = max(v_look.x * 0.5, 0.6);
  float end = v_length - v_radii.y;
  float head = v_look.z * (5.0 + v_look.x * 1.6);
  float half_head = 2.6 + v_look.x * 1.05;
  #ifdef PICKING_MODE
  if (abs(d) > max(half_line, 6.0) || u < v_radii.x || u > end) discard;
  gl_FragColor = v_color;
  #else
  float line = half_line - abs(d);
  if (v_look.y > 2.5) {
    float cross_at = u - (v_radii.x + end) * 0.5;
    float arm = 1.0 + half_line * 0.4 - abs(abs(cross_at) - abs(d)) * 0.7071;
    float cross_mark = min(arm, 5.0 + half_line - max(abs(cross_at), abs(d)));
    line = min(line, 2.5 - abs(mod(u, 13.0) - 3.0));
    line = max(line, cross_mark);
  } else if (v_look.y > 1.5) {
    line = min(line, half_line + 0.4 - abs(mod(u, 4.0 + v_look.x * 1.6) - half_line - 0.5));
  } else if (v_look.y > 0.5) {
    line = min(line, 5.0 - abs(mod(u, 15.0) - 6.0));
  }
  line = min(line, min(u - v_radii.x, end - head * 0.9 - u));
  float tip = end - u;
  float arrow = tip < 0.0 || tip > head ? -1.0 : half_head * tip / max(head, 0.001) - abs(d);
  float alpha = smoothstep(-0.6, 0.6, max(line, arrow)) * v_color.a;
  if (alpha < 0.01) discard;
  gl_FragColor = vec4(v_color.rgb * alpha, alpha);
  #endif
}`;

/** Corners of the strip: how far along the line, and on which side. */
const PIECES = 10;
const STRIP = Array.from({ length: 2 * (PIECES + 1) }, (_, corner) => [
  Math.floor(corner / 2) / PIECES,
  corner % 2 ? 1 : -1,
]);

type Look = { bend?: number; group?: Group; alike?: boolean };

export class ArcProgram extends EdgeProgram<Uniform> {
  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
    return {
      VERTICES: STRIP.length,
      VERTEX_SHADER_SOURCE: VERTEX,
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      METHOD: TRIANGLE_STRIP,
      UNIFORMS,
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_radii", size: 2, type: FLOAT },
        { name: "a_look", size: 4, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
      CONSTANT_DATA: STRIP,
    };
  }

  override processVisibleItem(
    id: number,
    at: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & Look,
  ): void {
    this.array[at++] = source.x;
    this.array[at++] = source.y;
    this.array[at++] = target.x;
    this.array[at++] = target.y;
    this.array[at++] = source.size;
    this.array[at++] = target.size;
    this.array[at++] = data.size;
    this.array[at++] = data.bend ?? 0;
    this.array[at++] = GROUPS.indexOf(data.group ?? "occurred");
    this.array[at++] = data.alike ? 0 : 1;
    this.array[at++] = floatColor(data.color);
    this.array[at++] = id;
  }

  override setUniforms(params: RenderParams, info: ProgramInfo<Uniform>): void {
    setViewUniforms(params, info);
  }
}
