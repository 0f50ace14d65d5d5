using System.ComponentModel.DataAnnotations;
using AgentAssist.Core.Understanding.Models;

namespace AgentAssist.Core.Understanding;

/// <summary>
/// Accepts the path of a model of intents that can be used, and an empty one. A model that is found to be broken when the first customer
/// speaks costs more than reading it twice at start.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IntentModelFileAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } path)
        {
            return ValidationResult.Success;
        }

        try
        {
            IntentModel.Read(path);
            return ValidationResult.Success;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new ValidationResult(e.Message);
        }
    }
}
