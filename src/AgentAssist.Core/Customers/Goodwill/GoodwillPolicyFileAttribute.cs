using System.ComponentModel.DataAnnotations;

namespace AgentAssist.Core.Customers.Goodwill;

/// <summary>Accepts the path of a goodwill policy that can be used, and an empty one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GoodwillPolicyFileAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        try
        {
            GoodwillPolicy.Read(value as string ?? "");
            return ValidationResult.Success;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ValidationResult(e.Message);
        }
    }
}
