import { ComplianceElement } from './compliance-element.ts';
import { defineOnce } from './define-once.ts';

export function defineCompliance(): void {
  defineOnce('hh-compliance', ComplianceElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'hh-compliance': ComplianceElement;
  }
}
