import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

// Without it Vue looks for components of these names.
const isCustomElement = (tag: string): boolean => tag.startsWith('hh-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
