import { PlanScreen } from '../plan/PlanScreen.tsx';
import { DayReadiness } from '../presentations/DayReadiness.tsx';

/** The plan with what the groups have ready for the day that is looked at. */
export default function PlanPage() {
  return <PlanScreen beneathDay={(place) => <DayReadiness {...place} />} />;
}
