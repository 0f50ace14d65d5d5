using System.Buffers;

namespace AgentAssist.Core.Privacy;

/// <summary>Finds the postcodes that are known by their shape alone: British ("SW1A 2AA") and Canadian ("K1A 0B1").</summary>
internal static class PostcodeScanner
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsArea = new HashSet<string>(
        ("ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu ha hd hg hp hr hs hu hx ig im ip iv "
        + "je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf "
        + "tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze").Split(' '),
        StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> NotInUnits = SearchValues.Create("cikmov");

    public static void Scan(FoldedText text, List<DigitGroup> groups, List<Recognition> found)
    {
        foreach (var group in groups)
        {
            if (group.Length <= 2 && (TryBritish(text, group, out var start, out var end) || TryCanadian(text, group, out start, out end)))
            {
                found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(end), Sensitive.Address));
            }
        }
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
