using System.Buffers;

namespace AgentAssist.Core.Privacy;

/// <summary>
/// Finds postcodes: British ("SW1A 2AA") and Canadian ("K1A 0B1") ones by their shape alone, rows of digits where they are
/// called one ("zip code 94110", "postcode: 394 13").
/// </summary>
internal static class PostcodeScanner
{
    private const int ContextReach = 18;
    private const int MostDigits = 9;

    private static readonly string[] Announcing = ["zip", "postcode", "post code", "postal code", "postleitzahl", "plz", "código postal", "codigo postal", "code postal"];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsArea = new HashSet<string>(
        ("ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu ha hd hg hp hr hs hu hx ig im ip iv "
        + "je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf "
        + "tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze").Split(' '),
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> NotInUnits = SearchValues.Create("cikmov");

    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            var group = groups[i];
            if ((group.Length <= 2 && (TryBritish(text, group, out var start, out var end) || TryCanadian(text, group, out start, out end)))
                || TryAnnounced(text, groups, i, out start, out end))
            {
                found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(end), Sensitive.Address));
            }
        }
    }

    private static bool TryAnnounced(FoldedText text, List<DigitGroup> groups, int i, out int start, out int end)
    {
        (start, end) = (groups[i].Start, groups[i].End);
        if (groups[i].Length is < 3 or > 6 || !IsAnnounced(text.Slice(Math.Max(0, start - ContextReach), start)))
        {
            return false;
        }

        // "75534-030", "394 13".
        if (groups[i].LinkedToNext && groups[i + 1].Start - end == 1 && text[end] is ' ' or '-' && groups[i].Length + groups[i + 1].Length <= MostDigits)
        {
            end = groups[i + 1].End;
        }

        return true;
    }

    private static bool IsAnnounced(ReadOnlySpan<char> before)
    {
        foreach (var word in Announcing)
        {
            if (before.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // An area of one or two letters, a district, a sector and two letters.
    private static bool TryBritish(FoldedText text, DigitGroup district, out int start, out int end)
    {
        start = district.Start;
        while (start > 0 && district.Start - start < 3 && IsLetter(text[start - 1]))
        {
            start--;
        }

        end = district.End;
        if (start == district.Start || char.IsAsciiDigit(text[start - 1]) || !IsArea.Contains(text.Slice(start, district.Start)))
        {
            return false;
        }

        end += IsLetter(text[end]) ? 1 : 0;
        end += text[end] == ' ' ? 1 : 0;
        if (!char.IsAsciiDigit(text[end]) || !IsLetter(text[end + 1]) || !IsLetter(text[end + 2]) || char.IsAsciiLetterOrDigit(text[end + 3]))
        {
            return false;
        }

        // "S24 8GB" is a telephone, "M4 2nd" a motorway's exit.
        var unit = text.Slice(end + 1, end + 3);
        end += 3;
        return !unit.ContainsAny(NotInUnits) && unit is not ("gb" or "tb" or "st" or "nd" or "rd" or "th" or "ft" or "hr" or "hz" or "lb" or "xl" or "px");
    }

    private static bool TryCanadian(FoldedText text, DigitGroup first, out int start, out int end)
    {
        start = first.Start - 1;
        end = first.End;
        if (first.Length != 1 || !IsLetter(text[start]) || char.IsAsciiLetterOrDigit(text[start - 1]) || !IsLetter(text[end]))
        {
            return false;
        }

        end += text[end + 1] == ' ' ? 2 : 1;
        var fits = char.IsAsciiDigit(text[end]) && IsLetter(text[end + 1]) && char.IsAsciiDigit(text[end + 2]) && !char.IsAsciiLetterOrDigit(text[end + 3]);
        end += 3;
        return fits;
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';
}
