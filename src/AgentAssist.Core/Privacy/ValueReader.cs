namespace AgentAssist.Core.Privacy;

/// <summary>Reads the value that announcing words lead to, where one stands there.</summary>
internal static class ValueReader
{
    // What is not marked as a password by a colon or quotation marks and is longer than this is none.
    private const int LongestUnmarkedPassword = 256;

    private static readonly HashSet<string> NotPasswords = new(StringComparer.Ordinal)
    {
        "not", "wrong", "incorrect", "invalid", "expired", "expiring", "locked", "blocked", "broken", "still", "too", "very", "required", "reset", "changed", "weak",
        "strong", "secure", "forgotten", "lost", "different", "same", "correct", "right", "fine", "never", "always", "no", "ok", "okay", "what", "that", "in",
        "at", "an", "so", "good", "bad", "old", "new", "unknown", "safe", "long", "short", "case", "only", "just", "now", "also", "something", "supposed",
        "refused", "rejected", "needed", "accepted", "recognised", "recognized", "protected", "stuck", "out", "gone", "because", "but", "or", "if", "when",
        "where", "how", "why", "which", "unable", "impossible", "important", "hard", "easy", "saved", "sent", "set", "stored", "getting", "going", "you",
        "your", "we", "me", "he", "she", "they", "incorrecta", "incorrecto", "no funciona", "válida", "inválida", "there", "isn't", "doesn't", "falsch",
        "temporarily", "already", "apparently", "actually", "really", "probably", "definitely", "page", "field", "box", "manager", "link", "email", "screen",
        "login", "log", "and", "the", "my", "a", "to", "for", "wrong.", "compromised", "stolen", "hacked", "leaked", "mine", "his", "hers", "theirs", "part",
        "one", "another", "all", "some", "any", "every", "each", "everything", "nothing", "than", "then", "well", "due", "about", "from", "by", "on", "of",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> IsNotPassword = NotPasswords.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryRead(FoldedText text, int start, ContextPhrase phrase, Bridge bridge, out int end)
    {
        end = start;
        if (bridge.Asked && phrase.Value != AnnouncedValue.Password && !bridge.Marked && !bridge.Stated)
        {
            return false;
        }

        return phrase.Value switch
        {
            AnnouncedValue.CardCode => TryDigits(text, start, 3, 4, out end),
            AnnouncedValue.Pin => TryDigits(text, start, 4, 8, out end),
            AnnouncedValue.Ssn => TryDigits(text, start, 9, 9, out end) && SsnScanner.IsIssued(text, start),
            AnnouncedValue.BankNumber => TryDigits(text, start, 6, 17, out end),
            AnnouncedValue.Iban => IbanScanner.TryMatchShape(text, start, out end),
            AnnouncedValue.Password => TryPassword(text, start, phrase, bridge, out end),
            AnnouncedValue.GovernmentNumber => TryReference(text, start, 6, bridge, out end),
            AnnouncedValue.Date => TryDate(text, start, out end),
            _ => TryReference(text, start, bridge.Hash || bridge.Named ? 2 : 4, bridge, out end),
        };
    }

    // Digits, singly or in groups, that are no amount, no percentage and no date.
    private static bool TryDigits(FoldedText text, int start, int least, int most, out int end)
    {
        end = start;
        var digits = 0;
        for (var i = start; digits <= most;)
        {
            var groupStart = i;
            while (char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i == groupStart || digits + (i - groupStart) > most)
            {
                break;
            }

            digits += i - groupStart;
            end = i;
            var next = i;
            while (text[next] is ' ' or '-' or '.' or '/' && next - i < 3)
            {
                next++;
            }

            // A short code ends where it is complete, unless its digits are read out one by one.
            if (next == i || (most <= 8 && digits >= least && i - groupStart > 1))
            {
                break;
            }

            i = next;
        }

        return digits >= least && digits <= most && !char.IsAsciiDigit(text[end]) && !Letters.Is(text[end]) && text[end] != '%'
            && !(text[end] is '.' or ',' or ':' or '/' && char.IsAsciiDigit(text[end + 1]));
    }

    private static bool TryPassword(FoldedText text, int start, ContextPhrase phrase, Bridge bridge, out int end)
    {
        end = start;
        var quote = bridge.Quote;
        var most = bridge.Marked || quote != '\0' ? text.Length : Math.Min(text.Length, start + LongestUnmarkedPassword);
        while (end <= most && text[end] != '\0' && text[end] is not (' ' or '[' or ']') && (quote == '\0' || text[end] != quote))
        {
            end++;
        }

        var tooLong = end > most;
        if (quote != '\0' && text[end] == ' ')
        {
            end = EndOfQuote(text, end, quote);
        }

        while (end > start && text[end - 1] is '.' or ',' or ';' or '?' or '"' or '\'' or ')' && quote == '\0')
        {
            end--;
        }

        var value = text.Slice(start, end);
        if (value.Length == 0 || tooLong || (phrase.Words is ["pass"] or ["clave"] or ["pw"] && !bridge.Marked && !bridge.Stated))
        {
            return false;
        }

        if (bridge.Marked || (bridge.Quote != '\0' && bridge.Stated))
        {
            return value.Length >= 2;
        }

        var odd = LooksChosen(text, start, end);
        if (!bridge.Stated || bridge.Changed || bridge.Asked)
        {
            return odd && value.Length >= 4;
        }

        return value.Length >= 3 && (odd || !(IsNotPassword.Contains(value) || value.EndsWith("ing") || value.EndsWith("ed") || value.EndsWith("n't")));
    }

    // Up to the closing mark, where it is near enough to be one.
    private static int EndOfQuote(FoldedText text, int from, char quote)
    {
        for (var i = from; i < from + 48 && i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                return i;
            }
        }

        return from;
    }

    // Digits or marks inside, or capitals in the middle: nobody writes an ordinary word so.
    private static bool LooksChosen(FoldedText text, int start, int end)
    {
        var digit = false;
        var mark = false;
        var capital = false;
        for (var i = start; i < end; i++)
        {
            digit |= char.IsAsciiDigit(text[i]);
            mark |= text[i] is '!' or '@' or '#' or '$' or '%' or '^' or '&' or '*' or '_' or '+' or '~' && i + 1 < end;
            capital |= i > start && char.IsUpper(text.Source[text.SourceStart(i)]) && char.IsLower(text.Source[text.SourceStart(i - 1)]);
        }

        return digit || mark || capital;
    }

    private static bool TryReference(FoldedText text, int start, int least, Bridge bridge, out int end)
    {
        end = start;
        var digits = 0;
        var letters = 0;
        for (var i = start; i - start < 40; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                end = i + 1;
            }
            else if (c is >= 'a' and <= 'z')
            {
                letters++;
                end = i + 1;
            }
            else if (!Joins(text, i))
            {
                break;
            }
        }

        if (digits == 0)
        {
            return bridge.Named && letters is >= 5 and <= 8 && IsCapitals(text, start, end);
        }

        var length = digits + letters;
        return digits >= (letters > 0 ? 1 : least) && length >= least && length >= 2 && !IsAmountOrTime(text, start, end)
            && (letters == 0 || LooksLikeReference(text, start, end));
    }

    // Inside a reference: "A-1234", "88 12 77"; a space joins only digits to digits.
    private static bool Joins(FoldedText text, int i)
    {
        var (before, after) = (text[i - 1], text[i + 1]);
        return text[i] switch
        {
            '-' or '_' or '/' or '.' => char.IsAsciiLetterOrDigit(before) && char.IsAsciiLetterOrDigit(after)
                && (text[i] != '.' || !Letters.Is(after)),
            ' ' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
            _ => false,
        };
    }

    private static bool IsAmountOrTime(FoldedText text, int start, int end)
    {
        if (text[end] is '%' or '€' or '£' or '$' || (text[end] is ':' or ',' && char.IsAsciiDigit(text[end + 1])))
        {
            return true;
        }

        var value = text.Slice(start, end);
        if (value.Length > 3 && value[^3] == '.' && value.IndexOfAnyExceptInRange('0', '9') == value.Length - 3)
        {
            return true;
        }

        return TryDate(text, start, out _) || text.Slice(end, Math.Min(text.Length, end + 5)) is " days" or " year" or " mont" or " week" or " hour" or " minu" or " doll" or " poun" or " euro";
    }

    // Digits first or mixed, or capitals before digits; "2nd", "3pm" and "20th" are none.
    private static bool LooksLikeReference(FoldedText text, int start, int end)
    {
        var value = text.Slice(start, end);
        return !(value.EndsWith("st") || value.EndsWith("nd") || value.EndsWith("rd") || value.EndsWith("th") || value.EndsWith("pm") || value.EndsWith("am"))
            || value.Length > 5;
    }

    private static bool IsCapitals(FoldedText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsUpper(text.Source[text.SourceStart(i)]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryDate(FoldedText text, int start, out int end)
    {
        end = start;
        Span<DigitGroup> groups = stackalloc DigitGroup[3];
        var i = start;
        for (var g = 0; g < 3; g++)
        {
            var from = i;
            while (char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i == from)
            {
                return false;
            }

            groups[g] = new DigitGroup(from, i, LinkedToNext: true);
            i++;
        }

        end = groups[2].End;
        return Dates.IsDate(text, groups[0], groups[1], groups[2]);
    }
}
