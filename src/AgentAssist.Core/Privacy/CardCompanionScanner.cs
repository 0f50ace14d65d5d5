namespace AgentAssist.Core.Privacy;

/// <summary>Finds the code that people type right behind a card number: "[CARD] 12/26 123".</summary>
internal static class CardCompanionScanner
{
    public static void Scan(FoldedText text, List<Recognition> found)
    {
        const string card = "[card]";
        for (var i = 0; i + card.Length < text.Length; i++)
        {
            if (text[i] == '[' && text.Slice(i, i + card.Length).SequenceEqual(card))
            {
                TryCode(text, i + card.Length, found);
            }
        }
    }

    private static void TryCode(FoldedText text, int from, List<Recognition> found)
    {
        var i = SkipSeparators(text, from);
        var expiry = false;
        foreach (var word in (ReadOnlySpan<string>)["expires", "expiry", "exp", "valid"])
        {
            if (i + word.Length < text.Length && text.Slice(i, i + word.Length).SequenceEqual(word))
            {
                i = SkipSeparators(text, i + word.Length);
                break;
            }
        }

        var digits = Digits(text, i);
        if (digits is 1 or 2 && text[i + digits] is '/' or '-' && Digits(text, i + digits + 1) is 2 or 4)
        {
            var slash = i + digits;
            i = SkipSeparators(text, slash + 1 + Digits(text, slash + 1));
            expiry = true;
            digits = Digits(text, i);
        }

        var end = i + digits;
        var closes = text[end] is '\0' or '.' or ',' or ';' or ')' && !char.IsAsciiDigit(text[end + 1]);
        if (digits is 3 or 4 && i > from && (closes || (expiry && text[end] == ' ')))
        {
            found.Add(new Recognition(text.SourceStart(i), text.SourceEnd(end), Sensitive.CardCode));
        }
    }

    private static int SkipSeparators(FoldedText text, int i)
    {
        while (text[i] is ' ' or ',' or ';' or ':' or '|' or '.')
        {
            i++;
        }

        return i;
    }

    private static int Digits(FoldedText text, int i)
    {
        var start = i;
        while (char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        return i - start;
    }
}
