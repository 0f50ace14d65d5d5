namespace AgentAssist.Core.Privacy;

/// <summary>
/// Finds references by their own shape: "INV-5530017", "RMA-20931", "1Z999AA10123456784". Runs last: what the words around
/// a reference called it counts for more.
/// </summary>
internal static class ReferenceScanner
{
    public static void Scan(FoldedText text, List<Recognition> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Letters.Is(text[i]) || Letters.Is(text[i - 1]) || char.IsAsciiDigit(text[i - 1]) || text[i - 1] is '-' or '_' or '@')
            {
                if (text[i] == '1' && text[i + 1] == 'z' && !char.IsAsciiLetterOrDigit(text[i - 1]))
                {
                    TryParcel(text, i, found);
                }

                continue;
            }

            var end = i;
            while (text[end] is >= 'a' and <= 'z')
            {
                end++;
            }

            var mark = end;
            while (text[mark] is '-' or '_' or '#' && mark - end < 2)
            {
                mark++;
            }

            var digits = mark;
            while (char.IsAsciiDigit(text[digits]) || (text[digits] == '-' && char.IsAsciiDigit(text[digits + 1])))
            {
                digits++;
            }

            if (mark > end && end - i <= 6 && !Letters.Is(text[digits]) && IsReference(text, i, end, digits - mark))
            {
                var type = text.Slice(i, end) is "acc" or "acct" or "cust" or "pol" or "mbr" or "member" or "policy" ? Sensitive.Account : Sensitive.Order;
                var reference = new Recognition(text.SourceStart(i), text.SourceEnd(digits), type);
                if (!found.Exists(other => other.Start == reference.Start && other.End == reference.End))
                {
                    found.Add(reference);
                }
            }

            i = Math.Max(i, end - 1);
        }
    }

    private static bool IsReference(FoldedText text, int start, int end, int digits)
    {
        if (text.Slice(start, end) is "inv" or "rma" or "ord" or "order" or "po" or "tkt" or "case" or "ref" or "sr" or "inc" or "cs" or "trk" or "bk"
            or "res" or "clm" or "claim" or "ticket" or "invoice" or "svc" or "acc" or "acct" or "cust" or "pol" or "mbr" or "ret" or "member" or "policy")
        {
            return digits >= 3;
        }

        // Unknown letters: capitals, and more digits than a product's model number carries.
        return digits >= 5 && end - start >= 2 && char.IsUpper(text.Source[text.SourceStart(start)]) && char.IsUpper(text.Source[text.SourceStart(end - 1)]);
    }

    private static void TryParcel(FoldedText text, int start, List<Recognition> found)
    {
        var i = start;
        while (char.IsAsciiLetterOrDigit(text[i]))
        {
            i++;
        }

        if (i - start == 18)
        {
            found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(i), Sensitive.Order));
        }
    }
}
