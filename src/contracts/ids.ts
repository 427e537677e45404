import { z } from 'zod';

/** Ids are UUIDs made in the program (version 7, so that they sort by time); the brand keeps one kind from passing as another. */
const id = <Brand extends string>(brand: Brand) => z.uuid('field.invalid').brand(brand);

export const AccountId = id('AccountId');
export type AccountId = z.infer<typeof AccountId>;

export const ApplicationId = id('ApplicationId');
export type ApplicationId = z.infer<typeof ApplicationId>;

export const EducationId = id('EducationId');
export type EducationId = z.infer<typeof EducationId>;

export const DegreeId = id('DegreeId');
export type DegreeId = z.infer<typeof DegreeId>;

export const MaterialId = id('MaterialId');
export type MaterialId = z.infer<typeof MaterialId>;

export const StaffId = id('StaffId');
export type StaffId = z.infer<typeof StaffId>;

export const BlobId = id('BlobId');
export type BlobId = z.infer<typeof BlobId>;
