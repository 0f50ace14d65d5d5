namespace AgentAssist.Core.Privacy;

/// <summary>The names of what privacy recognises, as MaskedSpan.type carries them.</summary>
internal static class Sensitive
{
    public const string Card = "CARD";
    public const string CardCode = "CARD_CODE";
    public const string Iban = "IBAN";
    public const string BankAccount = "BANK_ACCOUNT";
    public const string Ssn = "SSN";
    public const string Password = "PASSWORD";
    public const string Pin = "PIN";

    public const string Email = "EMAIL";
    public const string Phone = "PHONE";
    public const string Ip = "IP";
    public const string Account = "ACCOUNT";
    public const string Order = "ORDER";
    public const string Name = "NAME";
    public const string Address = "ADDRESS";
    public const string BirthDate = "BIRTH_DATE";
    public const string Employer = "EMPLOYER";

    public const string Organization = "ORGANIZATION";
    public const string Place = "PLACE";
    public const string Title = "TITLE";
    public const string Nationality = "NATIONALITY";
    public const string Age = "AGE";
    public const string Date = "DATE";
    public const string Url = "URL";

    /// <summary>Every type; secrets first.</summary>
    public static readonly string[] All =
    [
        Card, CardCode, Iban, BankAccount, Ssn, Password, Pin,
        Email, Phone, Ip, Account, Order, Name, Address, BirthDate, Employer,
        Organization, Place, Title, Nationality, Age, Date, Url,
    ];

    /// <summary>Whether the type is masked at the door, irreversibly.</summary>
    public static bool IsSecret(string type) => type is Card or CardCode or Iban or BankAccount or Ssn or Password or Pin;

    public static string Placeholder(string type) => type switch
    {
        Card => "[CARD]",
        CardCode => "[CARD_CODE]",
        Iban => "[IBAN]",
        BankAccount => "[BANK_ACCOUNT]",
        Ssn => "[SSN]",
        Password => "[PASSWORD]",
        Pin => "[PIN]",
        Email => "[EMAIL]",
        Phone => "[PHONE]",
        Ip => "[IP]",
        Account => "[ACCOUNT]",
        Order => "[ORDER]",
        Name => "[NAME]",
        Address => "[ADDRESS]",
        BirthDate => "[BIRTH_DATE]",
        Employer => "[EMPLOYER]",
        Organization => "[ORGANIZATION]",
        Place => "[PLACE]",
        Title => "[TITLE]",
        Nationality => "[NATIONALITY]",
        Age => "[AGE]",
        Date => "[DATE]",
        Url => "[URL]",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of sensitive text."),
    };
}

/// <summary>Something recognised, in indices of the source text, end exclusive.</summary>
internal readonly record struct Recognition(int Start, int End, string Type, bool IsPlaceholder = false)
{
    public int Length => End - Start;

    public bool Overlaps(Recognition other) => Start < other.End && other.Start < End;
}
