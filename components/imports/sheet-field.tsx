import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import * as messages from '@/lib/imports/mapping/messages';

/** For an Excel workbook with several sheets. The button submits the form around it. */
export function SheetField({ sheets, chosen }: { sheets: readonly string[]; chosen: string }) {
  return (
    <div className="mb-4 grid max-w-140 gap-2">
      <Select
        name="sheet"
        label={messages.sheetLabel}
        help={messages.sheetHelp}
        defaultValue={chosen}
        options={sheets.map((name) => ({ value: name, name }))}
      />
      <Button type="submit" name="stays" value="yes" className="justify-self-start">
        {messages.openSheet}
      </Button>
    </div>
  );
}
