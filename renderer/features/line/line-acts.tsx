import { Button } from '../../ui/button';
import { useLineActs } from './line-facts';

/** What can be done about the line as it is. */
export const LineActs = () => {
  const acts = useLineActs();
  return (
    <div className="row">
      {acts.map((act) => (
        <Button key={act.words} onClick={act.run}>
          {act.words}
        </Button>
      ))}
    </div>
  );
};
