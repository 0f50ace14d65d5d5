using System.Globalization;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>Amounts of money: exact as decimals, stored as millionths, and as people read them.</summary>
internal static class Amounts
{
    /// <summary>Far above any budget, far below where sums of millionths overflow.</summary>
    public const decimal Largest = 1_000_000_000;

    private const decimal MicrosPerUnit = 1_000_000;

    /// <summary>Whether an amount is 0 to <see cref="Largest"/> with at most six decimals.</summary>
    public static bool IsExact(decimal amount) => amount is >= 0 and <= Largest && decimal.Truncate(amount * MicrosPerUnit) == amount * MicrosPerUnit;

    public static long ToMicros(decimal amount) => (long)(amount * MicrosPerUnit);

    public static decimal FromMicros(long micros) => micros / MicrosPerUnit;

    /// <summary>"10.00 USD".</summary>
    public static string Write(decimal amount, string currency) => $"{Digits(amount)} {currency}";

    /// <summary>"$10" or "$7.50"; "10.00 CHF" where a currency has no sign that everybody knows.</summary>
    public static string Say(decimal amount, string currency)
    {
        var sign = currency switch
        {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            _ => null,
        };
        return sign is null ? Write(amount, currency)
            : sign + (decimal.Truncate(amount) == amount ? amount.ToString("0", CultureInfo.InvariantCulture) : Digits(amount));
    }

    private static string Digits(decimal amount) => amount.ToString("0.00####", CultureInfo.InvariantCulture);
}
