export { photos } from './photos.module.ts';
export type { Photo } from './photo-facts.ts';
export { findPhoto, findPhotoState } from './photos.store.ts';
export { hasPhoto, photoForPrinting, type PrintablePhoto } from './photo-for-printing.ts';
export { refusalsOfPhoto } from './domain/photo-states.ts';
export { demandPhotoReview } from './commands/demand-photo-review.ts';
export { storePicture, type StoredPicture } from './commands/propose-photo.ts';
export { loadPhoto } from './load-photo.ts';
export { stopPhotoProcessing } from './processing/photo-processing.ts';
