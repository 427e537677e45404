import { z } from 'zod';

// The page's policy forbids making code from text, which Zod would try for speed; loaded before any contract is.
z.config({ jitless: true });
