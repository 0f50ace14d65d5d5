namespace AgentAssist.Core.Privacy;

/// <summary>
/// Finds what the words before it announce: "pin: 4821", "my password is hunter2", "account number is 88 12 77",
/// "order #A-1234"; and what the words after it explain: "4821 is my pin".
/// </summary>
internal static class ContextScanner
{
    private const int LongestBridge = 9;

    private static readonly HashSet<string> Copulas = new(StringComparer.Ordinal)
    {
        "is", "was", "are", "were", "it's", "its", "it", "that's", "equals", "be", "es", "era", "ist", "est", "é", "son", "reads", "says", "being",
    };

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "the", "my", "our", "for", "this", "on", "here", "would", "should", "as", "follows", "below", "of", "card", "back", "code", "and", "account",
        "mi", "la", "el", "de", "del", "para", "mein", "mon", "ma", "s", "says", "quoted", "i", "have", "got", "think", "front", "security",
        "confirmation", "tracking", "reference", "ref", "order", "called", "whose",
    };

    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "number", "numbers", "no", "nr", "num", "nbr", "id", "número", "numero", "nummer", "code", "reference", "ref", "código", "codigo", "nº", "n°",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsCopula = Copulas.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsFiller = Fillers.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsNumberWord = Numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(FoldedText text, List<Recognition> found, bool secrets)
    {
        var bankTalk = secrets && MentionsBankCodes(text);
        for (var i = 0; i < text.Length;)
        {
            if (!Letters.Is(text[i]) && !char.IsAsciiDigit(text[i]))
            {
                i++;
                continue;
            }

            var wordEnd = WordEnd(text, i);
            var next = wordEnd;
            if (ContextPhrases.ByFirstWord.TryGetValue(text.Slice(i, wordEnd), out var phrases))
            {
                next = ScanPhrases(text, i, wordEnd, phrases, found, secrets, bankTalk);
            }

            i = next;
        }
    }

    // Returns where to go on: after a password, which may be as long as the text and hold the word "password" many times.
    private static int ScanPhrases(
        FoldedText text, int start, int firstEnd, ContextPhrase[] phrases, List<Recognition> found, bool secrets, bool bankTalk)
    {
        foreach (var phrase in phrases)
        {
            if (!TryMatchWords(text, firstEnd, phrase.Words, out var end))
            {
                continue;
            }

            // Beside a sort code or a routing number, an account is a bank account.
            var turned = bankTalk && phrase.Words[0] is "account" or "acct"
                ? new ContextPhrase(phrase.Words, Sensitive.BankAccount, AnnouncedValue.BankNumber, phrase.Strict)
                : phrase;
            if (Sensitive.IsSecret(turned.Type) == secrets
                && (TryForward(text, end, turned, out var range) || TryBackward(text, start, turned, out range)))
            {
                found.Add(new Recognition(text.SourceStart(range.Start.Value), text.SourceEnd(range.End.Value), turned.Type));
                return turned.Value == AnnouncedValue.Password ? Math.Max(firstEnd, range.End.Value) : firstEnd;
            }
        }

        return firstEnd;
    }

    private static bool TryForward(FoldedText text, int from, ContextPhrase phrase, out Range range)
    {
        range = default;
        var bridge = new Bridge();
        var i = from;
        if (text[i] == '2' && !char.IsAsciiDigit(text[i + 1]) && phrase.Value == AnnouncedValue.CardCode)
        {
            i++;
        }

        for (var steps = 0; steps <= LongestBridge; steps++)
        {
            i = SkipPunctuation(text, i, ref bridge);
            if (i >= text.Length || text[i] == '[')
            {
                return false;
            }

            if (ValueReader.TryRead(text, i, phrase, bridge, out var end))
            {
                range = new Range(i, end);
                return true;
            }

            var wordEnd = WordEnd(text, i);
            if (wordEnd == i || !TryCross(text.Slice(i, wordEnd), ref bridge))
            {
                return false;
            }

            i = wordEnd;
        }

        return false;
    }

    private static bool TryCross(ReadOnlySpan<char> word, ref Bridge bridge)
    {
        if (IsNumberWord.Contains(word))
        {
            bridge.Named = true;
            return true;
        }

        if (IsCopula.Contains(word))
        {
            bridge.Stated = true;
            return true;
        }

        if (word is "to" or "with" or "a")
        {
            bridge.Changed = true;
            return true;
        }

        return IsFiller.Contains(word);
    }

    // "4821 is my pin": digits, a copula, and the phrase.
    private static bool TryBackward(FoldedText text, int phraseStart, ContextPhrase phrase, out Range range)
    {
        range = default;
        if (phrase.Value is not (AnnouncedValue.CardCode or AnnouncedValue.Pin or AnnouncedValue.Password or AnnouncedValue.Ssn or AnnouncedValue.BankNumber))
        {
            return false;
        }

        var i = phraseStart;
        var stated = false;
        for (var steps = 0; steps < 4; steps++)
        {
            while (text[i - 1] == ' ')
            {
                i--;
            }

            var wordStart = i;
            while (Letters.Is(text[wordStart - 1]) || text[wordStart - 1] == '\'')
            {
                wordStart--;
            }

            var word = text.Slice(wordStart, i);
            if (stated)
            {
                return TryReadBackward(text, i, phrase, out range);
            }

            if (word is "is" or "es" or "was" or "being")
            {
                stated = true;
            }
            else if (word is not ("my" or "the" or "mi" or "la" or "el" or "our"))
            {
                return false;
            }

            i = wordStart;
        }

        return false;
    }

    private static bool TryReadBackward(FoldedText text, int end, ContextPhrase phrase, out Range range)
    {
        var start = end;
        var digits = 0;
        while (start > 0 && text[start - 1] is not (' ' or ',' or ';' or ':' or ']' or '"'))
        {
            start--;
            digits += char.IsAsciiDigit(text[start]) ? 1 : 0;
        }

        range = new Range(start, end);
        var length = end - start;
        return digits > 0 && phrase.Value switch
        {
            AnnouncedValue.CardCode => digits == length && length is 3 or 4,
            AnnouncedValue.Pin => digits == length && length is >= 4 and <= 8,
            AnnouncedValue.Ssn => digits == 9,
            AnnouncedValue.BankNumber => digits is >= 6 and <= 17 && digits == length,
            _ => length >= 4,
        };
    }

    private static int SkipPunctuation(FoldedText text, int i, ref Bridge bridge)
    {
        for (; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ':' or '=':
                    bridge.Stated = bridge.Marked = true;
                    break;
                case '#':
                    bridge.Named = bridge.Hash = true;
                    break;
                case '"' or '`':
                    bridge.Quote = text[i];
                    break;
                case '.' when text[i - 1] is 'o' or 'r' or 'm' or 't' or 'f' or 'c':
                case ' ' or '-' or ',' or '(' or ')' or '\'' or '>' or '*' or '\uFFFD' or '°' or 'º' or '/' or '&':
                    break;
                case '?' or ';':
                    bridge.Asked = true;
                    break;
                default:
                    return i;
            }
        }

        return i;
    }

    private static bool TryMatchWords(FoldedText text, int firstEnd, string[] words, out int end)
    {
        end = firstEnd;
        for (var w = 1; w < words.Length; w++)
        {
            var i = end;
            while (text[i] is ' ' or '-' or '_' or '.' or '/' && i - end < 3)
            {
                i++;
            }

            var wordEnd = WordEnd(text, i);
            if (!text.Slice(i, wordEnd).SequenceEqual(words[w]))
            {
                return false;
            }

            end = wordEnd;
        }

        return true;
    }

    // A word is letters with inner apostrophes, or one row of digits; "pin4821" is two words.
    private static int WordEnd(FoldedText text, int start)
    {
        var i = start;
        if (char.IsAsciiDigit(text[i]))
        {
            while (char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            return i;
        }

        while (Letters.Is(text[i]) || (i > start && text[i] == '\'' && Letters.Is(text[i + 1])))
        {
            i++;
        }

        return i;
    }

    private static bool MentionsBankCodes(FoldedText text)
    {
        var all = text.Slice(0, text.Length);
        return all.IndexOf("sort code", StringComparison.Ordinal) >= 0
            || all.IndexOf("routing", StringComparison.Ordinal) >= 0
            || all.IndexOf("sortcode", StringComparison.Ordinal) >= 0
            || all.IndexOf("[bank_account]", StringComparison.Ordinal) >= 0;
    }
}
