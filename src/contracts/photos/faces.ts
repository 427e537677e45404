import type { HeadPlace, Size } from './crop.ts';
import type { FaceMeasures } from './standard.ts';

/** A point of the face mesh in shares of the picture that was looked at. */
export type MeshPoint = readonly [number, number];

/** What the detector gives for one face: four mesh points and its angles in radians. */
export type FoundFace = { forehead: MeshPoint; chin: MeshPoint; rightEye: MeshPoint; leftEye: MeshPoint; yaw: number };

/** The indexes of those four points in the 468-point mesh. */
export const MESH = { forehead: 10, chin: 152, rightEye: 33, leftEye: 263 } as const;

/** Crown to chin over hairline to chin: the mesh ends at the hairline, the standard speaks of the whole head. */
const HEAD_OVER_FACE = 1.4;

const DEGREES = 180 / Math.PI;

/** The face in the terms of the standard, for a picture of this size; roll is taken from the line of the eyes. */
export function measureFace(face: FoundFace, picture: Size): FaceMeasures {
  const place = headPlace(face, picture);
  const eyes = { dx: (face.leftEye[0] - face.rightEye[0]) * picture.width, dy: (face.leftEye[1] - face.rightEye[1]) * picture.height };
  return {
    headHeight: place.headHeight / picture.height,
    eyesAt: place.eyesY / picture.height,
    centreAt: place.centreX / picture.width,
    margin: Math.min(place.eyesY - place.headHeight / 2, picture.height - place.eyesY - place.headHeight / 2) / picture.height,
    roll: Math.atan2(eyes.dy, eyes.dx) * DEGREES,
    yaw: face.yaw * DEGREES,
  };
}

/** Where the head is in pixels of the picture that was looked at. */
export function headPlace(face: FoundFace, picture: Size): HeadPlace {
  const height = Math.hypot((face.chin[0] - face.forehead[0]) * picture.width, (face.chin[1] - face.forehead[1]) * picture.height);
  return {
    centreX: ((face.leftEye[0] + face.rightEye[0]) / 2) * picture.width,
    eyesY: ((face.leftEye[1] + face.rightEye[1]) / 2) * picture.height,
    headHeight: height * HEAD_OVER_FACE,
  };
}

/** Hairline to chin in shares of the picture: how near the face is. */
const nearness = ({ forehead, chin }: FoundFace): number => Math.hypot(chin[0] - forehead[0], chin[1] - forehead[1]);

/** The face nearest to the camera, which is whose photo it is going to be, and how many others are at least half as near; undefined where there is none. */
export function nearestFace(faces: readonly FoundFace[]): { face: FoundFace; beside: number } | undefined {
  const [face, ...others] = [...faces].sort((a, b) => nearness(b) - nearness(a));
  return face && { face, beside: others.filter((other) => nearness(other) >= nearness(face) / 2).length };
}

/** Below this sureness of the mesh it is something that only resembles a face: people, blurred or dark ones too, come out at 1. */
export const SURE_FACE = 0.85;
