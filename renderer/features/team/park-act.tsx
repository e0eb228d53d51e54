import { SquareParking } from 'lucide-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { teamDoor } from '../../phone/team/team-door';
import { useDoors } from '../../platform/doors';
import { useWords } from '../../platform/i18n';
import { Button } from '../../ui/button';
import { useOneAtATime } from '../../ui/one-at-a-time';
import { SlotField } from './slot-field';

/** Parks the call of a transfer panel; nothing where the PBX has no code for it. */
export const ParkAct = ({ call, onParked }: { call: string; onParked: () => void }) => {
  const { team } = useDoors(teamDoor);
  const { t } = useWords();
  const can = useStore(team.store, (state) => state.can);
  const [slot, setSlot] = useState('');
  const once = useOneAtATime();
  const [refused, setRefused] = useState(false);
  if (!can.park) return null;
  const park = async () => {
    const parked = await once(() => team.park(call, slot));
    if (!parked) return;
    setRefused(!parked.ok);
    if (parked.ok) onParked();
  };
  return (
    <div className="row parkact">
      <Button icon={SquareParking} onClick={() => void park()}>
        {t('team.park')}
      </Button>
      {can.parkSlot && <SlotField slot={slot} setSlot={setSlot} />}
      {refused && (
        <p className="err" role="alert">
          {t('team.parkRefused')}
        </p>
      )}
    </div>
  );
};
