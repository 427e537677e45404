import type { Module } from '#server/platform/module.ts';
import { accessibilityPages } from './accessibility.pages.ts';

/** 无障碍: ways of showing the pages, and the statement of accessibility (domain.md 7.7). */
export const accessibility: Module = { name: 'accessibility', pages: accessibilityPages };
