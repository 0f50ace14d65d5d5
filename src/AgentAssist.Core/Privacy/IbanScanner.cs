namespace AgentAssist.Core.Privacy;

/// <summary>Finds IBANs: a country's letters, its length and the mod-97 check, in any case and grouping.</summary>
internal static class IbanScanner
{
    // Length of an IBAN by country, from the public registry.
    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["ad"] = 24,
        ["ae"] = 23,
        ["al"] = 28,
        ["at"] = 20,
        ["az"] = 28,
        ["ba"] = 20,
        ["be"] = 16,
        ["bg"] = 22,
        ["bh"] = 22,
        ["bi"] = 27,
        ["br"] = 29,
        ["by"] = 28,
        ["ch"] = 21,
        ["cr"] = 22,
        ["cy"] = 28,
        ["cz"] = 24,
        ["de"] = 22,
        ["dj"] = 27,
        ["dk"] = 18,
        ["do"] = 28,
        ["ee"] = 20,
        ["eg"] = 29,
        ["es"] = 24,
        ["fi"] = 18,
        ["fk"] = 18,
        ["fo"] = 18,
        ["fr"] = 27,
        ["gb"] = 22,
        ["ge"] = 22,
        ["gi"] = 23,
        ["gl"] = 18,
        ["gr"] = 27,
        ["gt"] = 28,
        ["hr"] = 21,
        ["hu"] = 28,
        ["ie"] = 22,
        ["il"] = 23,
        ["iq"] = 23,
        ["is"] = 26,
        ["it"] = 27,
        ["jo"] = 30,
        ["kw"] = 30,
        ["kz"] = 20,
        ["lb"] = 28,
        ["lc"] = 32,
        ["li"] = 21,
        ["lt"] = 20,
        ["lu"] = 20,
        ["lv"] = 21,
        ["ly"] = 25,
        ["mc"] = 27,
        ["md"] = 24,
        ["me"] = 22,
        ["mk"] = 19,
        ["mn"] = 20,
        ["mr"] = 27,
        ["mt"] = 31,
        ["mu"] = 30,
        ["ni"] = 28,
        ["nl"] = 18,
        ["no"] = 15,
        ["om"] = 23,
        ["pk"] = 24,
        ["pl"] = 28,
        ["ps"] = 29,
        ["pt"] = 25,
        ["qa"] = 29,
        ["ro"] = 24,
        ["rs"] = 22,
        ["ru"] = 33,
        ["sa"] = 24,
        ["sc"] = 31,
        ["sd"] = 18,
        ["se"] = 24,
        ["si"] = 19,
        ["sk"] = 24,
        ["sm"] = 27,
        ["so"] = 23,
        ["st"] = 25,
        ["sv"] = 28,
        ["tl"] = 23,
        ["tn"] = 24,
        ["tr"] = 26,
        ["ua"] = 29,
        ["va"] = 22,
        ["vg"] = 24,
        ["xk"] = 20,
        ["ye"] = 30,
    };

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> ByCountry =
        Lengths.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Scan(FoldedText text, List<Recognition> found)
    {
        for (var i = 0; i + 4 < text.Length; i++)
        {
            if (IsLetter(text[i]) && IsLetter(text[i + 1]) && ByCountry.TryGetValue(text.Slice(i, i + 2), out var length)
                && TryMatch(text, i, length, out var end))
            {
                found.Add(new Recognition(text.SourceStart(i), text.SourceEnd(end), Sensitive.Iban));
            }
        }
    }

    /// <summary>Matches something built like an IBAN whatever its check digits, for where the words say that it is one.</summary>
    public static bool TryMatchShape(FoldedText text, int start, out int end)
    {
        end = start;
        var taken = 0;
        for (var i = start; taken < 34; i++)
        {
            if (IsLetter(text[i]) || char.IsAsciiDigit(text[i]))
            {
                var right = taken < 2 ? IsLetter(text[i]) : taken >= 4 || char.IsAsciiDigit(text[i]);
                if (!right || (taken > 4 && IsLetter(text[i]) && IsLetter(text[i + 1]) && IsLetter(text[i - 1]) && taken > 8))
                {
                    break;
                }

                taken++;
                end = i + 1;
            }
            else if (text[i] is not (' ' or '-') || (taken >= 15 && !char.IsAsciiDigit(text[i + 1])))
            {
                break;
            }
        }

        return taken >= 15;
    }

    private static bool TryMatch(FoldedText text, int start, int length, out int end)
    {
        end = start;
        var remainder = 0;
        var head = 0;
        var taken = 0;
        var separators = 0;
        for (var i = start; taken < length; i++)
        {
            var c = text[i];
            if (IsLetter(c) || char.IsAsciiDigit(c))
            {
                if (taken is 2 or 3 && !char.IsAsciiDigit(c))
                {
                    return false;
                }

                // The first four characters are checked last.
                if (taken < 4)
                {
                    head = Append(head, c);
                }
                else
                {
                    remainder = Append(remainder, c);
                }

                taken++;
                separators = 0;
                end = i + 1;
            }
            else if (c is not (' ' or '-' or '.' or '_') || ++separators > 3 || taken is 1)
            {
                return false;
            }
        }

        for (var i = 0; i < 6; i++)
        {
            remainder = remainder * 10 % 97;
        }

        return (remainder + head) % 97 == 1;
    }

    private static int Append(int value, char c)
    {
        return IsLetter(c) ? ((value * 100) + (c - 'a' + 10)) % 97 : ((value * 10) + (c - '0')) % 97;
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z';
}
