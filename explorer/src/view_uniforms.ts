/** What every program that draws with WebGL is told of the view: where the camera stands, how large, how far away. */

import type { RenderParams } from "sigma/types";
import type { ProgramInfo } from "sigma/rendering";

export const UNIFORMS = ["u_matrix", "u_resolution", "u_sizeRatio"] as const;
export type Uniform = (typeof UNIFORMS)[number];

/** The same for the vertex shaders; `place` gives pixels from the middle of the stage. */
export const VIEW = /* glsl */ `
uniform mat3 u_matrix;
uniform vec2 u_resolution;
uniform float u_sizeRatio;
const float bias = 255.0 / 254.0;
vec2 place(vec2 position) {
  return (u_matrix * vec3(position, 1.0)).xy * u_resolution * 0.5;
}`;

export function setViewUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
  gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  gl.uniform2f(uniformLocations.u_resolution, params.width, params.height);
  gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
}
