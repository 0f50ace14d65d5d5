using System.ComponentModel.DataAnnotations;
using StackExchange.Redis;

namespace AgentAssist.Redis;

/// <summary>Servers and settings that StackExchange.Redis can read, or nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RedisConfigurationAttribute : ValidationAttribute
{
    // The text itself is not repeated: it may hold a password.
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        try
        {
            if (value is string { Length: > 0 } configuration)
            {
                ConfigurationOptions.Parse(configuration);
            }

            return ValidationResult.Success;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            return new ValidationResult(
                "must be servers and settings as StackExchange.Redis reads them; a keyword or its value is wrong.",
                validationContext.MemberName is { } name ? [name] : null);
        }
    }
}
