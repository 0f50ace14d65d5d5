using System.ComponentModel.DataAnnotations;
using AgentAssist.Core.Customers.Contradictions;
using AgentAssist.Core.Customers.Goodwill;
using AgentAssist.Core.Customers.Records;

namespace AgentAssist.Core.Customers;

/// <summary>Accepts the path of a file that can be used, and an empty one.</summary>
internal abstract class DataFileAttribute : ValidationAttribute
{
    /// <summary>Reads the file; throws where it cannot be used.</summary>
    protected abstract void Read(string path);

    /// <inheritdoc/>
    protected sealed override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string { Length: > 0 } path)
        {
            return ValidationResult.Success;
        }

        try
        {
            Read(path);
            return ValidationResult.Success;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new ValidationResult(e.Message);
        }
    }
}

/// <summary>A goodwill policy.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GoodwillPolicyFileAttribute : DataFileAttribute
{
    /// <inheritdoc/>
    protected override void Read(string path) => GoodwillPolicy.Read(path);
}

/// <summary>Words by which the meanings of records are recognised.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RecordMeaningsFileAttribute : DataFileAttribute
{
    /// <inheritdoc/>
    protected override void Read(string path) => RecordWords.Read(path);
}

/// <summary>Rules by which contradictions are found.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ContradictionRulesFileAttribute : DataFileAttribute
{
    /// <inheritdoc/>
    protected override void Read(string path) => ContradictionFinder.Read(path);
}
