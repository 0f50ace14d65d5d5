namespace AgentAssist.Core.Suggestions.Learned;

/// <summary>
/// The slots of learned replies: what stands where an agent named somebody or something. <c>{name}</c>, <c>{date}</c>,
/// <c>{amount}</c> and <c>{reference}</c> are those of Library/CONDITIONS.md; the others have no record behind them.
/// </summary>
internal static class ReplySlots
{
    /// <summary>The customer, as addressed: "Hello {name}".</summary>
    public const string Name = "{name}";

    /// <summary>Anyone else.</summary>
    public const string Person = "{person}";

    public const string Date = "{date}";
    public const string Time = "{time}";
    public const string Amount = "{amount}";
    public const string Number = "{number}";

    /// <summary>An order, an account, a case.</summary>
    public const string Reference = "{reference}";

    public const string Place = "{place}";

    /// <summary>Whatever else has a name of its own, and whatever must not be read.</summary>
    public const string Value = "{value}";

    /// <summary>Every slot.</summary>
    public static readonly string[] All = [Name, Person, Date, Time, Amount, Number, Reference, Place, Value];

    /// <summary>The slot for what privacy recognises; identifiers that nobody should say back are a mere value.</summary>
    public static string OfSensitive(string type) => type switch
    {
        Privacy.Sensitive.Name => Person,
        Privacy.Sensitive.Date => Date,
        Privacy.Sensitive.Order or Privacy.Sensitive.Account => Reference,
        Privacy.Sensitive.Place or Privacy.Sensitive.Address => Place,
        _ => Value,
    };

    /// <summary>Whether two of them side by side are one name of several words.</summary>
    public static bool Joins(string slot) => slot is Value or Place or Person or Reference;
}
