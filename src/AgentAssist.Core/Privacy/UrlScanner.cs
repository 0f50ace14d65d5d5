namespace AgentAssist.Core.Privacy;

/// <summary>Finds web addresses that say they are one: "https://…", "www.…". A bare "shop.com" may be a brand.</summary>
internal static class UrlScanner
{
    public static void Scan(FoldedText text, List<Recognition> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('h' or 'w' or 'f') || char.IsAsciiLetterOrDigit(text[i - 1]) || !TryOpening(text, i, out var end))
            {
                continue;
            }

            var host = end;
            while (text[end] > ' ' && text[end] is not ('<' or '>' or '"' or '[' or ']' or '\uFFFD'))
            {
                end++;
            }

            while (end > host && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'')
            {
                end--;
            }

            if (end > host)
            {
                found.Add(new Recognition(text.SourceStart(i), text.SourceEnd(end), Sensitive.Url));
            }

            i = end;
        }
    }

    private static bool TryOpening(FoldedText text, int i, out int end)
    {
        foreach (var opening in (ReadOnlySpan<string>)["https://", "http://", "www.", "ftp://"])
        {
            end = i + opening.Length;
            if (end < text.Length && text.Slice(i, end).SequenceEqual(opening))
            {
                return true;
            }
        }

        end = i;
        return false;
    }
}
