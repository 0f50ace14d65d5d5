namespace AgentAssist.Core.Privacy;

/// <summary>Finds e-mail addresses, from the at sign outwards.</summary>
internal static class EmailScanner
{
    public static void Scan(FoldedText text, List<Recognition> found)
    {
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] != '@')
            {
                continue;
            }

            var start = at;
            while (start > 0 && IsLocal(text[start - 1]) && at - start < 64)
            {
                start--;
            }

            while (start < at && text[start] is '.' or '-' or '\'')
            {
                start++;
            }

            if (start < at && TryDomain(text, at + 1, out var end))
            {
                found.Add(new Recognition(text.SourceStart(start), text.SourceEnd(end), Sensitive.Email));
                at = end - 1;
            }
        }
    }

    private static bool TryDomain(FoldedText text, int from, out int end)
    {
        end = from;
        var dots = 0;
        var label = from;
        var i = from;
        for (; i - from < 253; i++)
        {
            var c = text[i];
            if (c == '.' && i > label)
            {
                label = i + 1;
                continue;
            }

            if (!(Letters.Is(c) || char.IsAsciiDigit(c) || (c == '-' && i > label)))
            {
                break;
            }

            if (label > from && i - label >= 1)
            {
                dots = 1;
                end = i + 1;
            }
        }

        return dots > 0;
    }

    private static bool IsLocal(char c)
    {
        return Letters.Is(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'' or '#' or '!' or '&' or '~';
    }
}
