import { Component, type ReactNode } from 'react';

/**
 * Keeps a fault in one part from taking the rest along. `fallback` is drawn instead, with a way to try again; a new
 * `resetKey` tries by itself. What went wrong goes to the console without what was being drawn, which may be private.
 */
export class ScreenBoundary extends Component<
  { resetKey: string; fallback: (tryAgain: () => void) => ReactNode; children: ReactNode },
  { failed: boolean; key: string }
> {
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    props: { resetKey: string },
    state: { failed: boolean; key: string },
  ): { failed: boolean; key: string } | null {
    return props.resetKey === state.key ? null : { failed: false, key: props.resetKey };
  }

  override state = { failed: false, key: this.props.resetKey };

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
