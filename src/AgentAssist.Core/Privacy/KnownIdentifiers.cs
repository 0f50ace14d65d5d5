using AgentAssist.V1;

namespace AgentAssist.Core.Privacy;

/// <summary>Finds what is known to identify one customer, wherever it stands as a word of its own.</summary>
internal static class KnownIdentifiers
{
    private const int ShortestPhone = 7;

    public static List<Recognition> Find(string text, CustomerProfile profile)
    {
        var found = new List<Recognition>();
        AddEach(text, profile.DisplayName, Sensitive.Name, found);
        foreach (var part in profile.DisplayName.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            // Initials and particles would mask half the language.
            if (part.Length >= 3)
            {
                AddEach(text, part, Sensitive.Name, found);
            }
        }

        foreach (var email in profile.EmailAddresses)
        {
            AddEach(text, email, Sensitive.Email, found);
        }

        foreach (var phone in profile.PhoneNumbers)
        {
            AddPhone(text, phone, found);
        }

        return found;
    }

    private static void AddEach(string text, string value, string type, List<Recognition> found)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        for (var i = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); i >= 0;)
        {
            var end = i + value.Length;
            var stands = (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));

            // A name that is also a word ("Will", "Grace") counts only where it is written as a name.
            if (stands && (type != Sensitive.Name || char.IsUpper(text[i]) || !char.IsLetter(text[i])))
            {
                found.Add(new Recognition(i, end, type));
            }

            i = end < text.Length ? text.IndexOf(value, end, StringComparison.OrdinalIgnoreCase) : -1;
        }
    }

    // The same digits in whatever grouping, with or without the country's prefix.
    private static void AddPhone(string text, string phone, List<Recognition> found)
    {
        var wanted = new string([.. phone.Where(char.IsAsciiDigit)]);
        if (wanted.Length < ShortestPhone)
        {
            return;
        }

        var folded = new FoldedText(text);
        var groups = DigitGroups.Find(folded);
        for (var first = 0; first < groups.Count; first++)
        {
            var digits = string.Empty;
            for (var last = first; last < groups.Count && digits.Length < wanted.Length; last++)
            {
                digits += folded.Slice(groups[last].Start, groups[last].End).ToString();
                if (digits.Length >= ShortestPhone && (wanted.EndsWith(digits, StringComparison.Ordinal) || digits.EndsWith(wanted, StringComparison.Ordinal)))
                {
                    found.Add(new Recognition(folded.SourceStart(groups[first].Start), folded.SourceEnd(groups[last].End), Sensitive.Phone));
                }

                if (!groups[last].LinkedToNext)
                {
                    break;
                }
            }
        }
    }
}
