using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace AgentAssist.Cli.Commands;

/// <summary>An option that takes a number within a range and says so when it gets something else.</summary>
internal static class NumberOption
{
    public static Option<T> Create<T>(string name, string description, T least, T most, T fallback)
        where T : INumber<T>, IMinMaxValue<T>
    {
        var range = most == T.MaxValue ? $"{least} or more" : $"from {least} to {most}";
        return new Option<T>(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                {
                    return value;
                }

                result.AddError($"{name} must be {range}, not \"{text}\".");
                return fallback;
            },
        };
    }
}
